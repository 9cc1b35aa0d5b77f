package io.vedette.shell.internal;

import io.vedette.service.plugin.PluginDirectory;
import io.vedette.service.plugin.PluginInfo;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;

/** {@code vedette:plugins}: every plugin in service. */
@Service
@Command(scope = "vedette", name = "plugins", description = "Lists plugins in service")
public final class PluginsCommand implements Action {

    @Reference private Session session;

    @Reference private PluginDirectory directory;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("plug");
        table.column("id");
        table.column("bundle");
        table.column("version");
        table.column("health");
        for (PluginInfo plugin : directory.plugins()) {
            table.addRow()
                    .addContent(
                            plugin.plug().title(),
                            plugin.id(),
                            plugin.bundle(),
                            plugin.version(),
                            plugin.health());
        }
        table.print(session.getConsole());
        return null;
    }
}
