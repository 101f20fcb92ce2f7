/*
 * A strict reader of calendars on libical. Standard input holds calendars one after another, each
 * after a line with the number of its bytes; each is answered by one line
 *   accepted=<0|1> errors=<count> events=<count>
 * and, before it, one line for each error that libical found.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static char *read_one(FILE *file)
{
    size_t size;
    char *text;

    if (fscanf(file, "%zu", &size) != 1 || fgetc(file) != '\n')
        return NULL;
    text = malloc(size + 1);
    if (!text || fread(text, 1, size, file) != size)
        exit(1);
    text[size] = '\0';
    return text;
}

static int print_errors(icalcomponent *component)
{
    int errors = 0;
    icalproperty *property;
    icalcomponent *inner;

    for (property = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); property;
         property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        printf("%s: %s\n", icalcomponent_kind_to_string(icalcomponent_isa(component)),
               icalproperty_get_xlicerror(property));
        errors++;
    }
    for (inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); inner;
         inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
        errors += print_errors(inner);
    return errors;
}

/* libical's restrictions pass over a TZID that no VTIMEZONE declares; Outlook does not. */
static int print_undeclared_zones(icalcomponent *calendar)
{
    int errors = 0;
    icalcomponent *event;
    icalproperty *property;

    for (event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        for (property = icalcomponent_get_first_property(event, ICAL_ANY_PROPERTY); property;
             property = icalcomponent_get_next_property(event, ICAL_ANY_PROPERTY)) {
            icalparameter *zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);

            if (zone && !icalcomponent_get_timezone(calendar, icalparameter_get_tzid(zone))) {
                printf("VEVENT: undeclared zone %s\n", icalparameter_get_tzid(zone));
                errors++;
            }
        }
    }
    return errors;
}

static void judge(char *text)
{
    icalcomponent *calendar = icalparser_parse_string(text);
    int accepted, errors;

    if (!calendar) {
        printf("accepted=0 errors=1 events=0\n");
        return;
    }
    accepted = icalrestriction_check(calendar);
    errors = print_errors(calendar) + print_undeclared_zones(calendar);
    printf("accepted=%d errors=%d events=%d\n", accepted, errors,
           icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT));
    icalcomponent_free(calendar);
}

int main(void)
{
    char *text;

    icalerror_set_errors_are_fatal(0);
    while ((text = read_one(stdin))) {
        judge(text);
        fflush(stdout);
        free(text);
    }
    return 0;
}
