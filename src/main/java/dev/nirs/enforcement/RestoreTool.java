package dev.nirs.enforcement;

import dev.nirs.traffic.IpVersion;

/**
 * A pair of programs.
 *
 * @param restore loads rules
 * @param save prints them
 */
record RestoreTool(String restore, String save) {

  static RestoreTool of(RestoreVariant variant, IpVersion version) {
    return new RestoreTool(variant.restoreProgram(version), variant.saveProgram(version));
  }
}
