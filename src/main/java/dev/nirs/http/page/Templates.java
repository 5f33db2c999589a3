package dev.nirs.http.page;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.reflect.Guard;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;

/**
 * The Mustache templates of the pages. Every value is made printable and escaped on its way out; a
 * name that a view does not have is an error instead of nothing. Safe for several threads.
 */
final class Templates {
  private final DefaultMustacheFactory factory = new Factory();

  /** Fills a template. */
  String render(String name, Record view) {
    Mustache template = factory.compile(name + ".html");
    StringWriter out = new StringWriter(16_384);
    template.execute(out, view);
    return out.toString();
  }

  private static final class Factory extends DefaultMustacheFactory {
    Factory() {
      super("page/view");
      setObjectHandler(new Strict());
    }

    @Override
    public void encode(String value, Writer writer) {
      super.encode(Shown.text(value), writer);
    }
  }

  private static final class Strict extends ReflectionObjectHandler {
    @Override
    protected MissingWrapper createMissingWrapper(String name, List<Guard> guards) {
      throw new MustacheException("no view of this template has a value '" + name + "'");
    }
  }
}
