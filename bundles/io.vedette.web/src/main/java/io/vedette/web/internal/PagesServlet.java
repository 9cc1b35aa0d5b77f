package io.vedette.web.internal;

import io.vedette.service.http.PublicPath;
import io.vedette.service.http.VedetteContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.zip.CRC32;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The pages and their files. Anyone may load them: they hold no data, all of which comes over REST.
 * A servlet instead of whiteboard resources, because a browser must ask again after an update, and
 * those say nothing about caching. The pattern of the root also catches what nobody else serves.
 */
@Component(
        service = {Servlet.class, PublicPath.class},
        property = {
            PublicPath.PATHS + "=/",
            PublicPath.PATHS + "=/index.html",
            PublicPath.PATHS + "=/app/*"
        })
@VedetteContext
@HttpWhiteboardServletName("pages")
@HttpWhiteboardServletPattern({"/", "/index.html", "/app/*"})
public final class PagesServlet extends HttpServlet implements PublicPath {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html;charset=utf-8",
                    "js", "text/javascript;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "svg", "image/svg+xml",
                    "map", "application/json");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String name = name(request);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        boolean known = name.equals("index.html") || name.startsWith("app/");
        URL file = !known || type == null || name.contains("..") ? null : resource(name);
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] content;
        try (InputStream in = file.openStream()) {
            content = in.readAllBytes();
        }
        String tag = tag(content);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static String name(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = request.getServletPath() + (info == null ? "" : info);
        return path.isEmpty() || path.equals("/") ? "index.html" : path.substring(1);
    }

    private static URL resource(String name) {
        return PagesServlet.class.getResource("/web/" + name);
    }

    private static String tag(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return '"' + Long.toHexString(sum.getValue()) + '-' + content.length + '"';
    }
}
