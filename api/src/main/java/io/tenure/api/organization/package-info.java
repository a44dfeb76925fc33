/** Organizations, and what applications call them. Begin with a person who becomes OWNER; nothing ends them yet. Written by the API alone. */
@NullMarked
package io.tenure.api.organization;

import org.jspecify.annotations.NullMarked;
