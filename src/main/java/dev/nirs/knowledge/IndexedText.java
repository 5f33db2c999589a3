package dev.nirs.knowledge;

import dev.nirs.notation.EnumName;
import dev.nirs.notation.Sha256;
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
 * @param id the entry's id
 * @param kind by filter
 * @param incidents by filter: the entry's incident and those that contain it; none for the playbook
 * @param passages by vector, each for itself: the entry ranks by its best; the first is its head
 * @param head by keyword, counted twice
 * @param words by keyword
 */
record IndexedText(
    String id,
    EntryKind kind,
    List<String> incidents,
    List<String> passages,
    String head,
    String words) {

  /** The analyzer of index and queries: lower case, English stems and stop words. */
  static final Analyzer ANALYZER = new EnglishAnalyzer();

  private static final int MOST_TERMS = 64;

  static IndexedText of(Example example) {
    String rules = String.join("\n", example.rules());
    return new IndexedText(
        example.id(),
        example.isWarning() ? EntryKind.WARNING : EntryKind.EXAMPLE,
        incidents(example.incident()),
        List.of(example.text()),
        example.text(),
        String.join("\n", example.incident(), rules));
  }

  static IndexedText of(Playbook playbook) {
    return new IndexedText(
        playbook.id(),
        EntryKind.PLAYBOOK,
        List.of(),
        playbook.passages(),
        playbook.head(),
        String.join("\n", playbook.prefer(), playbook.avoid(), playbook.why(), playbook.body()));
  }

  /** A digest of all of it: entries with the same one have the same documents in an index. */
  String content() {
    Sha256 digest =
        new Sha256().addPart(id).addPart(EnumName.kebab(kind)).addPart(head).addPart(words);
    digest.addPart(Integer.toString(incidents.size()));
    incidents.forEach(digest::addPart);
    passages.forEach(digest::addPart);
    return digest.hex();
  }

  /** An incident and everything that contains it: {@code a/b} is also found as {@code a}. */
  private static List<String> incidents(String incident) {
    List<String> all = new ArrayList<>(List.of(incident));
    for (int end = incident.indexOf('/'); end >= 0; end = incident.indexOf('/', end + 1)) {
      all.add(incident.substring(0, end));
    }
    return all;
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
