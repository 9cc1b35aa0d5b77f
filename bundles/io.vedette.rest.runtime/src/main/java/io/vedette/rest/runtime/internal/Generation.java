package io.vedette.rest.runtime.internal;

import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import io.vedette.service.security.Access;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.validation.Validation;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.sse.SseContextProvider;
import org.apache.cxf.jaxrs.sse.SseEventSinkContextProvider;
import org.apache.cxf.jaxrs.validation.JAXRSBeanValidationInInterceptor;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.cxf.validation.BeanValidationProvider;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * The resources that were in service together at one time, with a CXF of their own. When others
 * come or go a new generation takes over, and this one is closed once the requests it had begun
 * have ended.
 */
final class Generation {

    private final Bus bus;
    private final CXFNonSpringServlet servlet;
    private final Server server;
    private final Requests requests;

    private Generation(Bus bus, CXFNonSpringServlet servlet, Server server) {
        this.bus = bus;
        this.servlet = servlet;
        this.server = server;
        this.requests = new Requests(this::destroy);
    }

    static Generation of(
            ServletConfig config,
            List<Object> resources,
            List<Object> extensions,
            Supplier<Optional<Access>> access)
            throws ServletException {
        Bus bus = new ExtensionManagerBus(null, null, Generation.class.getClassLoader());
        // One registry each, else two generations quarrel about the address.
        DestinationRegistryImpl registry = new DestinationRegistryImpl();
        CXFNonSpringServlet servlet = new CXFNonSpringServlet(registry, false);
        servlet.setBus(bus);
        servlet.init(config);

        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress("/");
        factory.setDestinationFactory(new HTTPTransportFactory(registry));
        factory.setServiceBeans(resources);
        List<Object> providers = new ArrayList<>(extensions);
        providers.add(new JacksonJsonProvider(Json.mapper()));
        providers.add(new Problems());
        providers.add(new Authorization());
        providers.add(new BodyLimit());
        providers.add(new Auditing(access));
        providers.add(new SseContextProvider());
        providers.add(new SseEventSinkContextProvider());
        factory.setProviders(providers);
        factory.getInInterceptors().add(validation());
        Server server = factory.create();
        return new Generation(bus, servlet, server);
    }

    private static JAXRSBeanValidationInInterceptor validation() {
        // Named instead of looked up: there is no META-INF/services across bundles, and no EL.
        BeanValidationProvider provider =
                new BeanValidationProvider(
                        Validation.byDefaultProvider()
                                .providerResolver(() -> List.of(new HibernateValidator()))
                                .configure()
                                .messageInterpolator(new ParameterMessageInterpolator())
                                .buildValidatorFactory());
        JAXRSBeanValidationInInterceptor interceptor = new JAXRSBeanValidationInInterceptor();
        interceptor.setProvider(provider);
        return interceptor;
    }

    /** Serves a request; false when this generation has been closed meanwhile. */
    boolean serve(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!requests.begin()) {
            return false;
        }
        try {
            servlet.service(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(requests.ending());
            } else {
                requests.end();
            }
        }
        return true;
    }

    /** Takes no more requests, and ends with the last one. */
    void retire() {
        requests.close();
    }

    /** Ends now, whoever is still listening. */
    void destroy() {
        server.stop();
        server.destroy();
        servlet.destroy();
        bus.shutdown(false);
    }
}
