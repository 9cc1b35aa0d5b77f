package io.vedette.web.internal;

import io.vedette.web.internal.FakeServer.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers in the shapes of the real API, recorded from it. */
final class Answers {

    static final String WHEN = "2026-11-23T16:39:22.692Z";

    /** 480 x 270 pixels of stripes: what is tested is where it is shown. */
    private static final byte[] PICTURE =
            java.util.Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAeAAAAEOAQAAAAB54fnKAAAATElEQVR42u3LIQEAAAwCMErSvwoh"
                                    + "bi42v/QgsizLsizLsizLsizLsizLsizLsizLsizLsizLsizLsizLsizLsizLsizLsizLsiz/zQNa"
                                    + "AgQkyj0dcwAAAABJRU5ErkJggg==");

    private Answers() {}

    static Reply picture() {
        return new Reply(200, "image/png", PICTURE, java.util.Map.of("X-Frame-Number", "10"));
    }

    static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    static String camera(String id, String rules) {
        return """
        {"id":"%s","name":"Camera %s","site":"demo","group":"demo","source":"scene:street?place=1&seed=101",
        "detector":"motion","tracker":"bytetrack","gate":true,"rules":%s,"masks":{"ignore":[],"privacy":[]},
        "pins":[],"clip":{"before":5.0,"after":5.0},"options":{},"enabled":true,"changed":"%s","revision":3,
        "state":"live","why":""}"""
                .formatted(id, id, rules, WHEN);
    }

    static String rules() {
        return "[{\"id\":\"yard\",\"type\":\"intrusion\",\"points\":[[0.25,0.4],[0.75,0.4],[0.85,0.9],[0.15,0.9]],"
                + "\"params\":{}}]";
    }

    static String alert(String id, String name, String verdict) {
        return """
        {"id":"%s","camera":"yard-1","cameraName":"%s","group":"demo","site":"demo","rule":"yard","type":"intrusion",
        "topic":"RuleEngine/FieldDetector/ObjectsInside","event":"e-1","incident":"01a20943d8d4b40be76f7da666232add",
        "variant":"champion","inCharge":true,"state":"ended","review":false,"firedAt":"%s","begin":310.2,"at":310.7,
        "end":311.9,"tracks":[277],"direction":"","box":[226.0,73.6,113.1,40.5],"width":480,"height":270,"joined":2,
        "evidence":{"insideSeconds":1.7,"escalated":false,"position":[0.26,0.42]},"run":"yard-1-x","frame":3108,
        "pipeline":"ec239d2f8efbaf0f","versions":{"tracker":"bytetrack 0.1.0","detector":"motion 0.1.0"},
        "snapshot":"/api/v1/alerts/%s/snapshot.jpg","revision":5%s}"""
                .formatted(
                        id,
                        name,
                        WHEN,
                        id,
                        verdict.isEmpty()
                                ? ""
                                : ",\"verdict\":{\"revision\":1,%s,\"note\":\"\",\"by\":\"ada\",\"when\":\"%s\"}"
                                        .formatted(verdict, WHEN));
    }

    static String sample(String id) {
        return """
        {"id":"%s","origin":"alert","site":"demo","camera":"yard-1","cameraGroup":"demo","recording":"2026-11-23/9e8d",
        "reserved":false,"name":"","takenAt":"%s","streamSeconds":310.7,"width":480,"height":270,"crop":true,"track":277,
        "box":[226.0,73.6,113.1,40.5],"label":"","probabilities":{},"modelVersion":"motion 0.1.0","alert":"a1",
        "verdict":"false","verdictReason":"vehicle","labeled":true}"""
                .formatted(id, WHEN);
    }

    static String version() {
        return """
        {"id":"v-1","dataset":"d-1","number":1,"labelSet":"yard","labelSetVersion":1,"kind":"class",
        "classes":["person","vehicle"],"manifest":"767ad112730e42b67777","spec":{"seed":1,"train":0.8,"validation":0.2,
        "test":0.0,"nearDuplicates":"join","leastConfidence":0.0,"batches":[],"note":""},
        "sizes":{"test":17,"train":95,"validation":48},"counts":{"train/person":38,"train/vehicle":57},"leftOut":{},"gaps":{},
        "createdBy":"ada","createdAt":"%s"}"""
                .formatted(WHEN);
    }

    static String dataset() {
        return """
        {"id":"d-1","name":"yard","description":"","labelSet":"yard","labelSetVersion":1,"kind":"class",
        "classes":["person","vehicle"],"samples":187,"versions":1,"createdBy":"ada","createdAt":"%s"}"""
                .formatted(WHEN);
    }

    static String batch(String state) {
        return """
        {"id":"b-1","title":"What is it?","kind":"CLASS","dispatcher":"staff","labels":["person","vehicle","nothing"],
        "instructions":"Choose.","instructionsVersion":1,"overlap":1,"method":"dawid-skene","items":3,"gold":0,
        "priceMicros":0,"currency":"","budgetMicros":0,"lifetime":"PT168H","dataset":"d-1","labelSet":"yard",
        "state":"%s","said":"handed over","createdBy":"ada","created":"%s","revision":4}"""
                .formatted(state, WHEN);
    }

    static String progress() {
        return """
        {"batch":"b-1","state":"OPEN","items":{"OPEN":2,"DECIDED":1},"attempts":{"RESERVED":1},"answers":{"ACCEPTED":1},
        "ledger":{"reserved":0,"paid":0,"released":0,"currency":""},"workers":[]}""";
    }

    static String task(String id, String kind) {
        return """
        {"id":"%s","batch":"b-1","title":"What is it?","kind":"%s","labels":["person","vehicle","nothing"],
        "instructions":"Choose what the frame shows.","instructionsVersion":1,"contentType":"image/png","preLabels":{},
        "preBoxes":[],"draft":"","revision":1}"""
                .formatted(id, kind);
    }

    static String sweep() {
        return """
        {"id":"s-1","model":"yard-verifier","trainer":"dl4j-patch","datasetVersion":"v-1","space":{},"trials":2,"seed":1,
        "goal":"balanced-accuracy","state":"done","ended":2,"best":"s-1-002","modelVersion":"yard-verifier:1","why":"",
        "createdBy":"ada","created":"%s","finished":"%s"}"""
                .formatted(WHEN, WHEN);
    }

    static String trial(int number, double score) {
        return """
        {"id":"s-1-%03d","sweep":"s-1","number":%d,"params":{"filters":"12","learningRate":"0.0014806"},"seed":7,
        "state":"done","step":12,"steps":12,"values":{"loss":0.4},"scores":{"balanced-accuracy":%s},"attempts":1,"why":""}"""
                .formatted(number, number, score);
    }

    static String model() {
        return """
        {"id":"yard-verifier:1","name":"yard-verifier","version":"1","engine":"dl4j","layout":"softmax",
        "classes":["person","vehicle"],"sha256":"aabbccddeeff00112233","bytes":70000,"files":{},"origin":"trial",
        "trial":"s-1-002","datasetVersion":"v-1","provenance":{"seed":"7"},"card":"# Card","created":"%s",
        "createdBy":"ada","revision":1}"""
                .formatted(WHEN);
    }

    static String evaluation(String id, double map) {
        return """
        {"id":"%s","metric":"coco-detection","options":{},"model":"yard-verifier:1","subject":"v-1/test","version":"v-1",
        "split":"test","videos":[],"note":"","state":"done","operation":"o-1","values":{"map":%s,"recall":null},
        "groups":{"class":{"person":{"ap":0.8},"vehicle":{"ap":0.6}}},"intervals":{"map":{"low":0.61,"high":0.79}},
        "blocks":17,"why":"","marks":2,"by":"ada","created":"%s"}"""
                .formatted(id, map, WHEN);
    }

    static String mark(String kind, String unit) {
        return """
        {"unit":"%s","kind":"%s","where":"","label":"person","truth":"t","prediction":"p","measure":1.0,"score":0.7}"""
                .formatted(unit, kind);
    }

    static String rollout(String stage, int revision) {
        return """
        {"id":"r-1","request":{"group":"demo","slot":"VERIFIER","challenger":"yard-verifier:1","gates":{},
        "canaryShare":0.25,"cameras":["yard-1","yard-2"],"watchHours":1.0,"automatic":false,"note":""},
        "stage":"%s","since":"%s","canaries":["yard-1"],"by":"ada","created":"%s","revision":%d}"""
                .formatted(stage, WHEN, WHEN, revision);
    }

    static String gate(String outcome) {
        return """
        {"outcome":"%s","criteria":[{"name":"falseAlarmsPerCameraDay","before":96.0,"after":31.5,
        "interval":{"low":-80.0,"high":-40.1},"limit":0.1,"outcome":"PASSED","text":"false alarms fell by 67 %%"},
        {"name":"recall","before":1.0,"after":0.8,"interval":{"low":-0.4,"high":0.0},"limit":-0.05,"outcome":"%s",
        "text":"recall may have fallen by 0.40"}],"text":"recall is not safe yet","hours":2.5,"answers":44,"real":20}"""
                .formatted(outcome, outcome);
    }

    static String loop(String state, String report) {
        return """
        {"id":"l-1","request":{"seed":1,"place":1,"cameras":2,"hours":1.0,"heldOutHours":2.0,"samples":900,"trials":6,
        "vendorShare":0.2,"labels":"AS_ANSWERED","elsewhere":true},"state":"%s",
        "steps":[{"step":"collect","id":"","seconds":61.5},{"step":"select","id":"sel-1","seconds":2.0}],
        "message":"choosing","operation":"o-1","report":%s,"by":"ada","created":"%s"}"""
                .formatted(state, report, WHEN);
    }

    static String operation(String state) {
        return """
        {"id":"o-1","kind":"simulated-hour","subject":"demo","by":"ada","state":"%s","progress":0.5,
        "message":"2 of 4 stretches played","result":{},"created":"%s"}"""
                .formatted(state, WHEN);
    }

    /** A server on which the circle was walked once. */
    static void everything(FakeServer s) {
        s.json("GET /cameras", items(camera("yard-1", rules()), camera("yard-2", "[]")));
        s.on("GET /cameras/yard-1", call -> Reply.tagged(camera("yard-1", rules()), 3));
        s.json(
                "GET /cameras/yard-1/status",
                """
                {"camera":"yard-1","state":"live","why":"","run":"r","alerts":10,"suppressed":0,"running":{"width":480,
                "height":270,"seconds":318.6,"fps":10.0,"received":3187,"analysed":3033,"gated":5,"dropped":{"slow":149},
                "liveTracks":2,"openEvents":2,"events":67,"reconnects":0,"lagMillis":0.46,"retryInSeconds":0.0,
                "plugins":[{"part":"tracker","id":"bytetrack","version":"0.1.0","bundle":"io.vedette.tracker.bytetrack",
                "state":"in service"}],"failures":{}}}""");
        s.on("GET /cameras/yard-1/snapshot.jpg", call -> picture());
        s.on("GET /cameras/yard-2/snapshot.jpg", call -> picture());
        s.json("GET /alerts", items(alert("a1", "Yard 1", ""), alert("a2", "Yard 2", "")));
        s.json("GET /alerts/a1", alert("a1", "Yard 1", ""));
        s.json("GET /alerts/a2", alert("a2", "Yard 2", ""));
        s.json("GET /alerts/a1/verdicts", "[]");
        s.json("GET /alerts/a2/verdicts", "[]");
        s.on("GET /alerts/a1/snapshot.jpg", call -> picture());
        s.on("GET /alerts/a2/snapshot.jpg", call -> picture());
        s.json(
                "GET /alerts/counts",
                "{\"open\":0,\"ended\":2,\"suppressed\":0,\"real\":0,\"falseAlarms\":0,\"unsure\":0,\"unanswered\":2}");
        s.json("GET /samples", items(sample("s1"), sample("s2")));
        s.json("GET /samples/s1/lineage", lineage());
        s.on("GET /samples/*", call -> picture());
        String selection =
                """
                {"id":"sel-1","state":"done","wanted":60,"seed":1,"mix":[{"strategy":"uncertainty","share":1.0,
                "pool":"training","params":{}}],"note":"","operation":"o-1","chosen":2,"said":"","createdBy":"ada",
                "createdAt":"%s"}"""
                        .formatted(WHEN);
        s.json("GET /selections", items(selection));
        s.json("GET /selections/sel-1", selection);
        s.json("GET /selections/sel-1/rows", items(row(1), row(2)));
        s.json("GET /datasets", items(dataset()));
        s.json("GET /datasets/d-1", dataset());
        s.json("GET /datasets/d-1/versions", items(version()));
        s.json("GET /datasets/d-1/versions/1", version());
        s.json("GET /datasets/d-1/versions/v-1", version());
        String item =
                """
                {"sample":%s,"annotation":{"id":"an","sample":"s1","labelSet":"yard","revision":1,"kind":"class",
                "label":"vehicle","objects":[],"confidence":1.0,"by":"ada","batch":"b-1","item":"1","createdAt":"%s"},
                "group":"g","split":"train"}"""
                        .formatted(sample("s1"), WHEN);
        s.json("GET /datasets/d-1/versions/1/items", items(item));
        s.json("GET /datasets/d-1/versions/v-1/items", items(item));
        s.json("GET /labeling/batches", items(batch("OPEN")));
        s.json("GET /labeling/batches/b-1", batch("OPEN"));
        s.json("GET /labeling/batches/b-1/progress", progress());
        s.json("GET /labeling/batches/b-1/items", items());
        s.json("GET /labeling/dispatchers", "{\"items\":[{\"id\":\"http\"},{\"id\":\"staff\"}]}");
        s.on("GET /labeling/tasks/*", call -> picture());
        s.json("GET /sweeps", items(sweep()));
        s.json("GET /sweeps/trainers", "{\"trainers\":[\"dl4j-patch\"]}");
        s.json("GET /sweeps/s-1", sweep());
        s.json("GET /sweeps/s-1/trials", items(trial(1, 0.5), trial(2, 0.91)));
        s.json("GET /trials/s-1-002", trial(2, 0.91));
        s.json("GET /models", items(model()));
        s.json("GET /models/yard-verifier/versions/1", model());
        s.json("GET /evaluations", items(evaluation("e2", 0.72), evaluation("e1", 0.65)));
        s.json("GET /evaluations/e1", evaluation("e1", 0.65));
        s.json("GET /evaluations/e2", evaluation("e2", 0.72));
        s.on(
                "GET /evaluations/e2/marks",
                call ->
                        Reply.json(
                                call.query().contains("kind=false_negative")
                                        ? items(mark("FALSE_NEGATIVE", "s1"))
                                        : items(
                                                mark("FALSE_NEGATIVE", "s1"),
                                                mark("TRUE_POSITIVE", "s2"))));
        s.json(
                "GET /evaluations/compare",
                "{\"differences\":[{\"value\":\"map\",\"before\":0.65,\"after\":0.72,\"difference\":0.07,"
                        + "\"interval\":{\"low\":0.01,\"high\":0.13},\"probabilityBelow\":0.01,\"blocks\":17}]}");
        s.json("GET /plugins", plugins());
        s.json("GET /rollouts", items(rollout("SHADOW", 1)));
        s.json(
                "GET /rollouts/champions",
                "{\"items\":[{\"group\":\"demo\",\"slot\":\"VERIFIER\",\"since\":\""
                        + WHEN
                        + "\",\"rollout\":\"r-1\"}]}");
        s.on("GET /rollouts/r-1", call -> Reply.tagged(rollout("SHADOW", 1), 1));
        s.json("GET /rollouts/r-1/gate", gate("NOT_YET"));
        s.json(
                "GET /rollouts/r-1/history",
                "{\"items\":[{\"number\":1,\"stage\":\"SHADOW\",\"why\":\"begun\",\"by\":\"ada\",\"forced\":false,\"at\":\""
                        + WHEN
                        + "\"}]}");
        s.json("GET /loops", items(loop("running", "null")));
        s.json("GET /loops/l-1", loop("running", "null"));
        s.json("GET /loops/l-1/files", "{\"items\":[\"truth.jsonl\"]}");
        s.json("GET /operations/o-1", operation("running"));
    }

    private static String row(int place) {
        return """
        {"selection":"sel-1","place":%d,"sample":"s%d","strategy":"uncertainty","score":0.77,"modelVersion":"",
        "seed":1,"reason":"score 0.77 is near the threshold"}"""
                .formatted(place, place);
    }

    private static String lineage() {
        return """
        {"sample":%s,"selections":[%s],"annotations":[{"id":"an","sample":"s1","labelSet":"yard","revision":1,
        "kind":"class","label":"vehicle","objects":[],"confidence":1.0,"by":"ada","batch":"b-1","item":"1",
        "createdAt":"%s"}],"versions":[{"dataset":"d-1","version":"v-1","number":1,"annotation":"an","split":"train"}]}"""
                .formatted(sample("s1"), row(1), WHEN);
    }

    private static String plugins() {
        List<String> plugs = List.of("Tracker bytetrack", "EvaluationMetric coco-detection");
        return IntStream.range(0, plugs.size())
                .mapToObj(i -> plugs.get(i).split(" "))
                .map(
                        p ->
                                "{\"plug\":\"%s\",\"id\":\"%s\",\"bundle\":\"b\",\"version\":\"0.1.0\",\"health\":\"ok\"}"
                                        .formatted(p[0], p[1]))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
