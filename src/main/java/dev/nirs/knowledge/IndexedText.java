package dev.nirs.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** What of an entry is compared: by vector a short text, by keyword all of it. */
record IndexedText(String id, EntryKind kind, String pattern, String embedded, String words) {

  /** The analyzer of index and queries: lower case, English stems, English stop words left out. */
  static final Analyzer ANALYZER = new EnglishAnalyzer();

  private static final int MOST_TERMS = 64;

  static IndexedText of(Example example) {
    String words =
        String.join("\n", example.text(), example.incident(), String.join("\n", example.rules()));
    return new IndexedText(
        example.id(), EntryKind.EXAMPLE, Kebab.of(example.pattern()), example.text(), words);
  }

  static IndexedText of(Playbook playbook) {
    String words =
        String.join(
            "\n",
            playbook.embedded(),
            playbook.prefer(),
            playbook.avoid(),
            playbook.why(),
            playbook.body());
    return new IndexedText(
        playbook.id(),
        EntryKind.PLAYBOOK,
        Kebab.of(playbook.pattern()),
        playbook.embedded(),
        words);
  }

  /** The distinct terms of a text, at most {@value #MOST_TERMS}; never query syntax. */
  static List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream tokens = ANALYZER.tokenStream("words", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string", e);
    }
    return terms.stream().distinct().limit(MOST_TERMS).toList();
  }
}
