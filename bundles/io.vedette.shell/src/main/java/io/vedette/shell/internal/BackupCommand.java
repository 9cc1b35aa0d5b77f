package io.vedette.shell.internal;

import io.vedette.service.backup.Backups;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** {@code vedette:backup}: copies the data while the server runs. */
@Service
@Command(scope = "vedette", name = "backup", description = "Copies the data while the server runs")
public final class BackupCommand implements Action {

    @Reference private Session session;

    @Reference private Backups backups;

    @Reference private Operations operations;

    @Argument(
            name = "folder",
            description = "A new folder; one below the data's backups unless told")
    private String folder;

    @Override
    public Object execute() throws InterruptedException {
        Operation now = backups.start(Optional.ofNullable(folder).map(Path::of), "console");
        while (!now.state().ended()) {
            Thread.sleep(200);
            now = operations.operation(now.id()).orElse(now);
        }
        session.getConsole()
                .println(
                        now.state() == Operation.State.DONE
                                ? now.result().toString()
                                : now.state() + ": " + now.message());
        return null;
    }
}
