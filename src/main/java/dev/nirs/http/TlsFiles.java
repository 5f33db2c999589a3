package dev.nirs.http;

import java.nio.file.Path;

/**
 * Where certificate and key of the server lie.
 *
 * @param certificate PEM, the server's certificate first, then those that signed it
 * @param key PEM, PKCS #8, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
