package dev.nirs.evaluation.validity;

import dev.nirs.model.LanguageModel;
import dev.nirs.model.ModelFailure;
import dev.nirs.model.ModelReply;
import dev.nirs.model.ModelRequest;
import dev.nirs.model.ModelTimes;
import dev.nirs.model.ModelUsage;
import dev.nirs.suggestion.Inquiry;
import dev.nirs.suggestion.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Answers as a run file says a model did, so that figures can be computed anew when scoring
 * changes. A question beyond the last recorded one is not answered.
 */
public final class RecordedModel implements LanguageModel {
  private final Condition condition;
  private final Iterator<Reply> replies;

  /**
   * A model that gives the replies of one measurement.
   *
   * @param measured the measurement
   */
  public RecordedModel(Measured measured) {
    this.condition = measured.condition();
    this.replies = measured.replies().iterator();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    if (!replies.hasNext()) {
      return new ModelFailure.Cancelled();
    }
    Reply reply = replies.next();
    return switch (reply.content()) {
      case Reply.None none -> new ModelFailure.Malformed(none.why());
      case Reply.Text text -> new ModelReply.Answer(text.text(), usage(reply, text));
    };
  }

  private ModelUsage usage(Reply reply, Reply.Text text) {
    Duration elapsed = Duration.ofNanos((long) (reply.seconds() * 1e9));
    return new ModelUsage(
        condition.model(),
        Optional.of(condition.digest()).filter(d -> !d.isEmpty()),
        text.finish(),
        reply.promptTokens(),
        reply.answerTokens(),
        new ModelTimes(elapsed, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }

  /**
   * The replies of an inquiry, to be kept.
   *
   * @param inquiry the questions about a window
   * @return a reply a question
   */
  public static List<Reply> replies(Inquiry inquiry) {
    List<Reply> replies = new ArrayList<>();
    for (Round round : inquiry.rounds()) {
      replies.add(
          switch (round) {
            case Round.Answered a ->
                new Reply(
                    a.prompt().estimatedTokens(),
                    a.answer().usage().promptTokens(),
                    a.answer().usage().answerTokens(),
                    a.answer().usage().times().elapsed().toNanos() / 1e9,
                    new Reply.Text(a.answer().text(), a.answer().usage().finish()));
            case Round.Unanswered u ->
                new Reply(
                    u.prompt().estimatedTokens(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    0,
                    new Reply.None(u.failure().message()));
          });
    }
    return replies;
  }
}
