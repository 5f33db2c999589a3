package dev.nirs.prompt;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill, each written <code>{{name}}</code>; what is put in is never looked at
 * for places again.
 *
 * @param name the file it comes from, for messages
 * @param text the text; line ends are line feeds
 */
record Template(String name, String text) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]{1,20})}}");

  /**
   * Refuses a text whose braces are no places.
   *
   * @throws IllegalArgumentException naming the file
   */
  Template {
    if (PLACE.matcher(text).replaceAll("").contains("{{")) {
      throw new IllegalArgumentException(name + ": '{{' without a name of lower-case letters");
    }
  }

  /** The names of the places, in order. */
  Set<String> places() {
    Set<String> places = new LinkedHashSet<>();
    PLACE.matcher(text).results().forEach(m -> places.add(m.group(1)));
    return places;
  }

  /**
   * This template, once its places are known to be right.
   *
   * @param allowed every place it must have, and no other
   * @throws IllegalArgumentException naming the file and the place
   */
  Template requiring(Set<String> allowed) {
    Set<String> found = places();
    for (String place : found) {
      if (!allowed.contains(place)) {
        throw new IllegalArgumentException(name + ": nothing is known as {{" + place + "}}");
      }
    }
    for (String place : allowed) {
      if (!found.contains(place)) {
        throw new IllegalArgumentException(name + ": {{" + place + "}} is missing");
      }
    }
    return this;
  }

  /**
   * The text with every place filled.
   *
   * @param values a value for every place
   * @throws IllegalArgumentException where one has no value
   */
  String fill(Map<String, String> values) {
    Matcher places = PLACE.matcher(text);
    return places.replaceAll(
        place -> {
          String value = values.get(place.group(1));
          if (value == null) {
            throw new IllegalArgumentException(name + ": no value for " + place.group());
          }
          return Matcher.quoteReplacement(value);
        });
  }
}
