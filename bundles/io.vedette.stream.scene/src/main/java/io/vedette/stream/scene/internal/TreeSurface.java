package io.vedette.stream.scene.internal;

/** A trunk with a round, ragged crown. */
final class TreeSurface implements Surface {
    private final Layout.Tree tree;
    private final Camera camera;
    private final Lighting lighting;
    private final double depth;

    TreeSurface(Layout.Tree tree, Camera camera, Lighting lighting) {
        this.tree = tree;
        this.camera = camera;
        this.lighting = lighting;
        this.depth = camera.depth(tree.x(), tree.z());
    }

    @Override
    public boolean meet(Ray ray, double nearest) {
        if (depth >= nearest) {
            return false;
        }
        ray.to(depth, camera.height());
        double across = (ray.x - tree.x()) * camera.cos() - (ray.z - tree.z()) * camera.sin();
        double up = ray.y;
        double rise = up - tree.crownHeight();
        double far = Math.sqrt(across * across + rise * rise * 1.25) / tree.crown();
        double leaf = Texture.cloud(across * 4.5, up * 4.5, tree.salt());
        double edge = Texture.cloud(across * 1.7, up * 1.7, tree.salt() + 4);
        if (far < 0.78 + 0.42 * (edge - 0.3) && leaf > 0.26) {
            double top = rise / tree.crown();
            double side = -across / tree.crown() * lighting.day().side();
            ray.colour
                    .set(0x3f5f30)
                    .mix(0x7f9a4c, Math.max(0, leaf - 0.42))
                    .times(0.55 + 0.75 * leaf + 0.16 * top);
            lighting.on(ray, 0.8, 0.45 + 0.3 * top + 0.25 * side);
            return true;
        }
        double bend = tree.trunk() * (1.25 - 0.1 * up);
        if (up > 0 && up < tree.crownHeight() && Math.abs(across) < bend) {
            double bark = Texture.noise(across * 30, up * 4, tree.salt());
            ray.colour.set(0x66543f).times(0.65 + 0.5 * bark - 0.35 * Math.abs(across) / bend);
            lighting.on(ray, 0.75, 0.35);
            return true;
        }
        return false;
    }
}
