package io.vedette.shell.internal;

import io.vedette.service.model.ModelRegistry;
import io.vedette.service.model.ModelVersion;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;

/** {@code vedette:models}: the newest model versions. */
@Service
@Command(scope = "vedette", name = "models", description = "Lists the newest model versions")
public final class ModelsCommand implements Action {

    private static final int MOST = 100;

    @Reference private Session session;

    @Reference private ModelRegistry models;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("model");
        table.column("version");
        table.column("engine");
        table.column("registered");
        for (ModelVersion model :
                models.versions(Optional.empty(), Optional.empty(), MOST).items()) {
            table.addRow()
                    .addContent(model.name(), model.version(), model.engine(), model.created());
        }
        table.print(session.getConsole());
        return null;
    }
}
