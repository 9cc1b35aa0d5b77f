/** What the platform does when it starts. */
package io.vedette.platform.dl4j.internal;
