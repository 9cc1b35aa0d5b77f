package io.vedette.core.loop.internal;

import io.vedette.service.labeling.Picture;
import io.vedette.service.labeling.Task;
import io.vedette.service.labeling.TaskAnswer;
import io.vedette.service.labeling.TaskService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Staff who work through the queue; each answer is wrong with a small probability. */
@Component(service = ScriptedLabelers.class)
public final class ScriptedLabelers {
    /** How often an answer is wrong. */
    static final double WRONG = 0.05;

    private static final List<String> STAFF =
            List.of("scripted-ada", "scripted-bo", "scripted-cy", "scripted-di", "scripted-ed");
    private final TaskService tasks;

    /** With the staff's queue. */
    @Activate
    public ScriptedLabelers(@Reference TaskService tasks) {
        this.tasks = tasks;
    }

    /**
     * Answers what the queue holds of a batch now, in turns. Whose turn it is follows from how many
     * answers there are, so that after a crash the same person answers the same item.
     *
     * @param before answers of the batch so far
     * @return how many answers were given
     */
    int work(String batch, long before, Pictures pictures, long seed) {
        int given = 0;
        int idle = 0;
        for (int turn = (int) (before % STAFF.size()); idle < STAFF.size(); turn++) {
            String worker = STAFF.get(turn % STAFF.size());
            Optional<Task> task = tasks.next(worker, Optional.of(batch));
            if (task.isPresent()) {
                answer(task.get(), worker, pictures, seed);
                given++;
                idle = 0;
            } else {
                idle++;
            }
        }
        return given;
    }

    private void answer(Task task, String worker, Pictures pictures, long seed) {
        Picture picture = tasks.picture(task.id(), worker);
        try {
            String said = say(pictures.look(picture.bytes()), task.labels(), worker, seed);
            tasks.answer(task.id(), worker, TaskAnswer.of(said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The truth, or with a small probability one of the others. */
    static String say(Pictures.Looked seen, List<String> labels, String worker, long seed) {
        SplittableRandom random =
                new SplittableRandom(
                        seed ^ (long) seen.sha256().hashCode() << 32 ^ worker.hashCode());
        if (random.nextDouble() >= WRONG) {
            return seen.label();
        }
        List<String> others = labels.stream().filter(label -> !label.equals(seen.label())).toList();
        return others.get(random.nextInt(others.size()));
    }
}
