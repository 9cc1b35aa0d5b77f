package io.vedette.service.plugin;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Every plugin in service now, of every plug. Thread-safe, answers at once. */
@ProviderType
public interface PluginDirectory {
    /** By plug, id and version. */
    List<PluginInfo> plugins();
}
