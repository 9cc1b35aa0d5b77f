package io.vedette.shell.internal;

import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraStatus;
import io.vedette.service.camera.Cameras;
import io.vedette.service.watch.RunStatus;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;

/** {@code vedette:cameras}: what is configured and what runs. */
@Service
@Command(scope = "vedette", name = "cameras", description = "Lists cameras and what they do")
public final class CamerasCommand implements Action {

    @Reference private Session session;

    @Reference private Cameras cameras;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("camera");
        table.column("state");
        table.column("source");
        table.column("detector");
        table.column("fps").alignRight();
        table.column("frames").alignRight();
        table.column("dropped").alignRight();
        table.column("tracks").alignRight();
        table.column("alerts").alignRight();
        table.column("why");
        for (Camera camera : cameras.cameras()) {
            Optional<CameraStatus> status = cameras.status(camera.id());
            Optional<RunStatus> run = status.flatMap(CameraStatus::running);
            table.addRow()
                    .addContent(
                            camera.id(),
                            status.map(s -> s.state().id()).orElse("-"),
                            camera.shownSource(),
                            camera.detector(),
                            run.map(r -> String.format("%.1f", r.fps())).orElse("-"),
                            run.map(RunStatus::received).orElse(0L),
                            run.map(r -> r.dropped().values().stream().mapToLong(n -> n).sum())
                                    .orElse(0L),
                            run.map(RunStatus::liveTracks).orElse(0),
                            status.map(CameraStatus::alerts).orElse(0L),
                            status.map(CameraStatus::why).orElse(""));
        }
        table.print(session.getConsole());
        return null;
    }
}
