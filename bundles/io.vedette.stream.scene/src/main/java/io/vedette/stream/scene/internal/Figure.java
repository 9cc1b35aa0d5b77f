package io.vedette.stream.scene.internal;

/** A human figure: where its joints are at a point of the gait. */
final class Figure {
    private final Look look;
    private final Body body = new Body();
    private final double h;
    private final double thigh;
    private final double shin;

    Figure(Look look) {
        this.look = look;
        this.h = look.height();
        this.thigh = 0.245 * h;
        this.shin = 0.235 * h;
    }

    /**
     * Poses the figure.
     *
     * @param swing phase of the gait, a full turn for two steps
     * @param move 0 standing, 1 going
     * @param run 0 walking, 1 running
     * @param bend 0 upright, 1 bent down to the ground
     */
    Body pose(
            double x,
            double z,
            double forwardX,
            double forwardZ,
            double swing,
            double move,
            double run,
            double bend) {
        body.stand(x, z, forwardX, forwardZ);
        double reach = (0.46 + 0.3 * run) * move;
        double lift = (0.75 + 0.75 * run) * move;
        double[] hip = new double[2];
        double[] knee = new double[2];
        double stand = 0;
        for (int i = 0; i < 2; i++) {
            double p = swing + i * Math.PI;
            hip[i] = reach * Trig.sin(p) + 0.1 * run * move + 1.05 * bend;
            knee[i] = lift * Math.max(0, Trig.cos(p)) + 0.06 + 0.25 * run * move + 1.7 * bend;
            stand = Math.max(stand, thigh * Trig.cos(hip[i]) + shin * Trig.cos(hip[i] - knee[i]));
        }
        double hipUp = stand + 0.04 * h + 0.03 * run * move * Math.abs(Trig.cos(swing));
        double lean = 0.03 + 0.16 * run * move + 0.75 * bend + pushing() * 0.12;
        double sway = 0.012 * h * Trig.sin(swing) * move;
        for (int i = 0; i < 2; i++) {
            leg(i == 0 ? 1 : -1, hip[i], knee[i], hipUp, sway, -0.18 * bend * h);
        }
        trunk(hipUp, lean, sway, swing, move, run, bend);
        return body;
    }

    private double pushing() {
        return look.load() == Look.Load.PRAM || look.load() == Look.Load.BARROW ? 1 : 0;
    }

    private void leg(int side, double hip, double knee, double hipUp, double sway, double back) {
        double w = look.girth();
        double left = side * 0.052 * h + sway;
        double kneeF = back + thigh * Trig.sin(hip);
        double kneeU = hipUp - thigh * Trig.cos(hip);
        double footF = kneeF + shin * Trig.sin(hip - knee);
        double footU = kneeU - shin * Trig.cos(hip - knee);
        Ink upper = look.cover() == Look.Cover.SKIRT ? look.skin() : look.trousers();
        Ink lower =
                look.cover() == Look.Cover.TROUSERS || look.cover() == Look.Cover.COAT
                        ? look.trousers()
                        : look.skin();
        body.limb(back, left, hipUp, 0.052 * h * w, kneeF, left, kneeU, 0.038 * h * w, upper);
        body.limb(kneeF, left, kneeU, 0.036 * h * w, footF, left, footU, 0.025 * h, lower);
        double toe = hip - knee + 0.2;
        body.limb(
                footF - 0.015 * h,
                left,
                footU - 0.012 * h,
                0.024 * h,
                footF + 0.085 * h * Trig.cos(toe),
                left,
                footU - 0.018 * h + 0.085 * h * Trig.sin(toe),
                0.018 * h,
                look.shoes());
    }

    private void trunk(
            double hipUp,
            double lean,
            double sway,
            double swing,
            double move,
            double run,
            double bend) {
        double w = look.girth();
        double back = -0.18 * bend * h;
        double sin = Trig.sin(lean);
        double cos = Trig.cos(lean);
        double chest = 0.275 * h;
        double twist = 0.03 * h * Trig.sin(swing) * move;
        double topF = back + chest * sin;
        double topU = hipUp + chest * cos;
        Ink cloth = look.top();
        for (int side = -1; side <= 1; side += 2) {
            body.limb(
                    back,
                    side * 0.04 * h * w + sway,
                    hipUp + 0.01 * h,
                    0.058 * h * w,
                    topF - side * twist,
                    side * 0.074 * h * w + sway,
                    topU - 0.02 * h,
                    0.058 * h * w,
                    cloth);
        }
        body.limb(
                back,
                sway,
                hipUp + 0.01 * h,
                0.062 * h * w,
                topF + 0.008 * h,
                sway,
                topU - 0.015 * h,
                0.064 * h * w,
                cloth);
        if (look.cover() == Look.Cover.SKIRT || look.cover() == Look.Cover.COAT) {
            double hem = look.cover() == Look.Cover.COAT ? 0.25 * h : 0.19 * h;
            Ink skirt = look.cover() == Look.Cover.COAT ? cloth : look.trousers();
            for (int side = -1; side <= 1; side += 2) {
                double stride = side * 0.045 * h * Trig.sin(swing) * move;
                body.limb(
                        back,
                        side * 0.03 * h + sway,
                        hipUp + 0.02 * h,
                        0.062 * h * w,
                        back + stride + 0.12 * h * bend,
                        side * 0.045 * h,
                        hipUp - hem,
                        0.068 * h * w,
                        skirt);
            }
        }
        for (int side = -1; side <= 1; side += 2) {
            arm(side, topF - side * twist, topU - 0.035 * h, lean, swing, move, run, bend);
        }
        head(topF, topU, lean, sway);
        Loads.carry(body, look, h, topF, topU, sin, cos, swing * move);
    }

    private void arm(
            int side,
            double f,
            double u,
            double lean,
            double swing,
            double move,
            double run,
            double bend) {
        double w = look.girth();
        double left = side * 0.12 * h * w;
        double upper = 0.165 * h;
        double fore = 0.15 * h;
        double p = swing + (side > 0 ? Math.PI : 0);
        double a = (0.42 + 0.5 * run) * move * Trig.sin(p) + 0.35 * bend;
        double elbow = 0.22 + 0.2 * Math.max(0, Trig.sin(p)) * move + 1.25 * run * move;
        boolean both = look.load() == Look.Load.PARCEL || pushing() > 0;
        if (both && bend < 0.5) {
            a = pushing() > 0 ? 0.55 : 0.35;
            elbow = pushing() > 0 ? 0.55 : 1.2;
        } else if (look.load() == Look.Load.UMBRELLA && side < 0) {
            a = 0.3;
            elbow = 2;
        } else if (look.load() == Look.Load.BAG && side < 0) {
            a *= 0.3;
            elbow = 0.08;
        }
        double elbowF = f + upper * Trig.sin(a - lean * 0.3);
        double elbowU = u - upper * Trig.cos(a - lean * 0.3);
        double handF = elbowF + fore * Trig.sin(a + elbow);
        double handU = elbowU - fore * Trig.cos(a + elbow);
        double in = both ? 0.6 : 1.06;
        Ink sleeve = look.cover() == Look.Cover.SHORTS ? look.skin() : look.top();
        body.limb(
                f, left, u, 0.036 * h * w, elbowF, left * 1.08, elbowU, 0.029 * h * w, look.top());
        body.limb(
                elbowF,
                left * 1.08,
                elbowU,
                0.028 * h * w,
                handF,
                left * in,
                handU,
                0.021 * h,
                sleeve);
        body.limb(
                handF,
                left * in,
                handU,
                0.023 * h,
                handF + 0.025 * h * Trig.sin(a + elbow),
                left * in,
                handU - 0.025 * h * Trig.cos(a + elbow),
                0.019 * h,
                look.skin());
    }

    private void head(double f, double u, double lean, double sway) {
        double nod = f + 0.03 * h + 0.1 * h * Trig.sin(lean);
        double up = u + 0.012 * h;
        body.limb(f, sway, up, 0.03 * h, nod, sway, up + 0.05 * h, 0.03 * h, look.skin());
        body.limb(
                nod + 0.012 * h,
                sway,
                up + 0.085 * h,
                0.05 * h,
                nod + 0.008 * h,
                sway,
                up + 0.125 * h,
                0.052 * h,
                look.skin());
        Loads.hat(body, look, h, nod, up, sway);
    }
}
