package dev.nirs.http;

import dev.nirs.service.Act;
import dev.nirs.service.Desk;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.NirsService;
import dev.nirs.service.Trial;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;

/** A desk whose decisions are counted, whether they come from the page or from a program. */
public final class CountedDesk implements Desk {
  private final Desk desk;
  private final MeterRegistry registry;

  private CountedDesk(Desk desk, MeterRegistry registry) {
    this.desk = desk;
    this.registry = registry;
  }

  /**
   * The same service with a counted desk.
   *
   * @param service the service
   * @param registry takes {@code nirs.decisions}
   * @return a copy
   */
  public static NirsService in(NirsService service, MeterRegistry registry) {
    return new NirsService(
        service.archive(),
        new CountedDesk(service.desk(), registry),
        service.library(),
        service.intake(),
        service.feed(),
        service.tokens(),
        service.audit(),
        service.status());
  }

  @Override
  public DeskAnswer accept(String id, Act act) {
    return counted(desk.accept(id, act));
  }

  @Override
  public DeskAnswer edit(String id, List<String> rules, Act act) {
    return counted(desk.edit(id, rules, act));
  }

  @Override
  public DeskAnswer reject(String id, List<String> rules, Act act) {
    return counted(desk.reject(id, rules, act));
  }

  @Override
  public DeskAnswer supersede(String id, Act act) {
    return counted(desk.supersede(id, act));
  }

  @Override
  public Trial verify(String id, List<String> rules) {
    return desk.verify(id, rules);
  }

  private DeskAnswer counted(DeskAnswer answer) {
    if (answer instanceof DeskAnswer.Done done) {
      String state = done.decided().state().name().toLowerCase(Locale.ROOT);
      registry.counter("nirs.decisions", "state", state).increment();
    }
    return answer;
  }
}
