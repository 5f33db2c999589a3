package dev.nirs.knowledge;

/** A file that people write holds something that it must not; the message says where and what. */
public final class BadFileException extends KnowledgeException {

  private static final long serialVersionUID = 1;

  private final transient FileFault fault;

  /**
   * Wraps a fault.
   *
   * @param fault where and what
   */
  public BadFileException(FileFault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  /**
   * Where and what.
   *
   * @return the fault that the message shows
   */
  public FileFault fault() {
    return fault;
  }
}
