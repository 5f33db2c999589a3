package dev.nirs.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads certificate and key of the server from PEM files into a key store in memory. */
final class TlsKeys {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END ");

  private TlsKeys() {}

  static KeyStore read(TlsFiles files) throws IOException {
    Certificate[] chain = chain(files.certificate());
    PrivateKey key = key(files.key());
    if (!key.getAlgorithm().startsWith(chain[0].getPublicKey().getAlgorithm().substring(0, 2))) {
      throw new IOException(
          files.key() + ": is a key of another kind than that of " + files.certificate());
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, new char[0]);
      store.setKeyEntry("nirs", key, new char[0], chain);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException(files.key() + ": does not fit " + files.certificate(), e);
    }
  }

  private static Certificate[] chain(Path file) throws IOException {
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes(file)))
              .toArray(new Certificate[0]);
      if (chain.length > 0) {
        return chain;
      }
    } catch (CertificateException e) {
      throw new IOException(file + ": holds no certificate; expected PEM", e);
    }
    throw new IOException(file + ": holds no certificate; expected PEM");
  }

  private static PrivateKey key(Path file) throws IOException {
    Matcher matcher = KEY.matcher(new String(bytes(file), StandardCharsets.ISO_8859_1));
    if (!matcher.find()) {
      throw new IOException(file + ": holds no private key; expected PEM, PKCS #8, not encrypted");
    }
    if (!matcher.group(1).isEmpty()) {
      throw new IOException(
          file
              + ": holds a key in another form; expected PKCS #8, which 'openssl pkcs8 -topk8"
              + " -nocrypt' makes of it");
    }
    PKCS8EncodedKeySpec der =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(2)));
    return Stream.of("RSA", "EC", "EdDSA")
        .flatMap(algorithm -> key(algorithm, der).stream())
        .findFirst()
        .orElseThrow(() -> new IOException(file + ": holds no RSA, EC or Ed25519 key"));
  }

  private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec der) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(der));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException(file + ": does not exist or may not be read; expected a PEM file");
    }
    return Files.readAllBytes(file);
  }
}
