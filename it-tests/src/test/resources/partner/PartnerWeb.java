package com.example.web;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.HttpService;
import org.osgi.service.http.NamespaceException;
import org.osgi.service.http.context.ServletContextHelper;

/** Servlets of somebody who has never heard of the server's own context. */
public final class PartnerWeb {

    private PartnerWeb() {}

    /** In the default context. */
    @Component(
            service = Servlet.class,
            property = "osgi.http.whiteboard.servlet.pattern=/partner/plain")
    public static final class Plain extends Hello {}

    /** A context that lets everybody in. */
    @Component(
            service = ServletContextHelper.class,
            property = {
                "osgi.http.whiteboard.context.name=partner",
                "osgi.http.whiteboard.context.path=/own"
            })
    public static final class Own extends ServletContextHelper {}

    /** In that context, under a name that is public elsewhere. */
    @Component(
            service = Servlet.class,
            property = {
                "osgi.http.whiteboard.servlet.pattern=/health",
                "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=partner)"
            })
    public static final class InOwn extends Hello {}

    /** Through the older HTTP Service. */
    @Component(service = Classic.class, immediate = true)
    public static final class Classic {

        private final HttpService http;

        @Activate
        public Classic(@Reference HttpService http) throws ServletException, NamespaceException {
            this.http = http;
            http.registerServlet("/partner-classic", new Hello(), null, null);
        }

        @Deactivate
        void stop() {
            http.unregister("/partner-classic");
        }
    }

    /** Says who calls. */
    public static class Hello extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.getWriter().write("hello " + request.getAttribute("io.vedette.caller"));
        }
    }
}
