package dev.nirs.ingest;

import java.nio.file.Path;

/**
 * A capture to read.
 *
 * @param path the file, plain or gzip
 * @param allBenign whether every flow counts as benign whatever its label; alerts in it are left
 *     out and counted
 */
public record InputFile(Path path, boolean allBenign) {}
