package dev.nirs.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What of an entry is compared.
 *
 * @param passages by vector, each for itself: the entry ranks by its best; the first is its head
 * @param head by keyword, counted twice
 * @param words by keyword
 */
record IndexedText(String id, EntryKind kind, List<String> passages, String head, String words) {

  /** The analyzer of index and queries: lower case, English stems and stop words. */
  static final Analyzer ANALYZER = new EnglishAnalyzer();

  private static final int MOST_TERMS = 64;

  static IndexedText of(Example example) {
    String rules = String.join("\n", example.rules());
    return new IndexedText(
        example.id(),
        example.isWarning() ? EntryKind.WARNING : EntryKind.EXAMPLE,
        List.of(example.text()),
        example.text(),
        String.join("\n", example.incident(), rules));
  }

  static IndexedText of(Playbook playbook) {
    return new IndexedText(
        playbook.id(),
        EntryKind.PLAYBOOK,
        playbook.passages(),
        playbook.head(),
        String.join("\n", playbook.prefer(), playbook.avoid(), playbook.why(), playbook.body()));
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
