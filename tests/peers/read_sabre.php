<?php
// What sabre/vobject makes of calendars: answers each line of standard input, a calendar as a
// JSON string, with one line of JSON: the events and what its validation found, or why it refused.
error_reporting(E_ALL & ~E_DEPRECATED);
set_error_handler(function (int $kind, string $message) {
    if (error_reporting() & $kind) {
        throw new ErrorException($message);
    }
    return true;
});

require 'Sabre/VObject/includes.php';

use Sabre\VObject\Property\DateTime as Moment;
use Sabre\VObject\Reader;

// This version leaves the backslash before each comma and semicolon where it is.
function text($property)
{
    return $property === null ? '' : preg_replace('/\\\\([,;])/', '$1', $property->value);
}

function when($property)
{
    $moment = clone $property->getDateTime();
    return $property->getDateType() === Moment::DATE
        ? $moment->format('Y-m-d')
        : $moment->setTimezone(new DateTimeZone('UTC'))->format('Y-m-d\TH:i:sP');
}

function zone($property)
{
    $zoned = $property->getDateType() === Moment::LOCALTZ;
    return $zoned ? $property->getDateTime()->getTimezone()->getName() : 'floating';
}

function told($event)
{
    return [
        'uid' => text($event->UID),
        'sequence' => (int) text($event->SEQUENCE),
        'start' => when($event->DTSTART),
        'end' => when($event->DTEND),
        'zone' => zone($event->DTSTART),
        'summary' => text($event->SUMMARY),
        'description' => text($event->DESCRIPTION),
        'location' => text($event->LOCATION),
        'status' => text($event->STATUS),
    ];
}

function answer($content)
{
    try {
        $calendar = Reader::read($content);
        $faults = array_column($calendar->validate(), 'message');
        if ($faults) {
            return ['refused' => implode('; ', $faults)];
        }
        $events = isset($calendar->VEVENT) ? iterator_to_array($calendar->VEVENT, false) : [];
        return ['events' => array_map('told', $events)];
    } catch (Throwable $error) {
        return ['refused' => $error->getMessage()];
    }
}

while (($line = fgets(STDIN)) !== false) {
    echo json_encode(answer(json_decode($line)), JSON_THROW_ON_ERROR), "\n";
}
