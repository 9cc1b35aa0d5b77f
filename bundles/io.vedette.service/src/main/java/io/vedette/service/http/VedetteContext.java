package io.vedette.service.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Puts a servlet or static files of the HTTP Whiteboard into the server's authenticated context. In
 * other contexts a caller is asked for as well, but their servlets stay when the server's own go.
 * Give each servlet a name: unnamed ones take each other's place. Paths in {@link PublicPath}
 * services need no caller; all others need one, found in the request attribute {@link
 * io.vedette.service.security.Caller#ATTRIBUTE}.
 *
 * <pre>{@code
 * @Component(service = Servlet.class)
 * @VedetteContext
 * @HttpWhiteboardServletName("metrics")
 * @HttpWhiteboardServletPattern("/metrics")
 * public final class MetricsServlet extends HttpServlet { ... }
 * }</pre>
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface VedetteContext {

    /** Prefix: the property is {@code osgi.http.whiteboard.context.select}. */
    String PREFIX_ = "osgi.http.whiteboard.context.";

    /** Selects the context; leave it as it is. */
    String select() default "(osgi.http.whiteboard.context.name=vedette)";
}
