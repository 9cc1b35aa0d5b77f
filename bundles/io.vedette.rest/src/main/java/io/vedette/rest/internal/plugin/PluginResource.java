package io.vedette.rest.internal.plugin;

import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.plugin.PluginDirectory;
import io.vedette.service.security.Role;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every plugin in service now. */
@Component(service = PluginResource.class)
@JaxrsResource
@Path("/plugins")
@Produces("application/json")
public final class PluginResource {

    private final PluginDirectory directory;

    /**
     * @param directory knows them
     */
    @Activate
    public PluginResource(@Reference PluginDirectory directory) {
        this.directory = directory;
    }

    /**
     * A plugin.
     *
     * @param plug where it is put in
     * @param id what it calls itself there
     * @param bundle that brought it
     * @param version of that bundle
     * @param health {@code ok}, or what is wrong
     */
    public record Plugin(String plug, String id, String bundle, String version, String health) {}

    /** All of them, by plug and id, unpaged. */
    @GET
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.MANAGER, Role.RESEARCHER, Role.REVIEWER})
    public List<Plugin> plugins() {
        return directory.plugins().stream()
                .map(
                        info ->
                                new Plugin(
                                        info.plug().title(),
                                        info.id(),
                                        info.bundle(),
                                        info.version(),
                                        info.health()))
                .toList();
    }
}
