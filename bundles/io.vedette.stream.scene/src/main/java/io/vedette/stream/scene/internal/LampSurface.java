package io.vedette.stream.scene.internal;

/** A street lamp. */
final class LampSurface implements Surface {
    private final Layout.Spot spot;
    private final Camera camera;
    private final Lighting lighting;
    private final double depth;

    LampSurface(Layout.Spot spot, Camera camera, Lighting lighting) {
        this.spot = spot;
        this.camera = camera;
        this.lighting = lighting;
        this.depth = camera.depth(spot.x(), spot.z());
    }

    @Override
    public boolean meet(Ray ray, double nearest) {
        if (depth < 1 || depth >= nearest) {
            return false;
        }
        ray.to(depth, camera.height());
        double across = (ray.x - spot.x()) * camera.cos() - (ray.z - spot.z()) * camera.sin();
        if (ray.y < 0 || ray.y > 5.6) {
            return false;
        }
        boolean head = ray.y > 5.2 && Math.abs(across) < 0.3;
        if (head && lighting.day().lamps() > 0.1) {
            ray.colour.set(0xfff2cc);
            return true;
        }
        if (head || Math.abs(across) < 0.07) {
            ray.colour.set(0x4d5552);
            lighting.on(ray, 0.8, 0.3);
            return true;
        }
        return false;
    }
}
