/**
 * Organizations, their members, and what applications call them. Begin with a person who becomes OWNER; end by being archived, and are never deleted.
 * Written by the API and its operator's command alone.
 */
@NullMarked
package io.tenure.api.organization;

import org.jspecify.annotations.NullMarked;
