/** The service as a whole: what is kept, what happens and who decides, wired and running. */
package dev.nirs.service.run;
