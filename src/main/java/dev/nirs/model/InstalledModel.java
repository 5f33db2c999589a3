package dev.nirs.model;

/**
 * A model that a server has.
 *
 * @param name its name with tag, such as {@code qwen2.5:7b}
 * @param digest SHA-256 of its manifest, hexadecimal
 * @param bytes its size, 0 or more; 0 where not known
 */
public record InstalledModel(String name, String digest, long bytes) {

  /**
   * Whether a name that a person writes means this model.
   *
   * @param wanted a name, with or without tag; no tag means {@code latest}
   * @return true where it does
   */
  public boolean isNamed(String wanted) {
    return name.equals(wanted) || name.equals(wanted + ":latest");
  }
}
