using Gym24.Contracts;
using Gym24.Tusur.Bookings;
using Gym24.Tusur.Bookings.BookSlot;
using Gym24.Tusur.Bookings.ListSlots;
using Gym24.Tusur.Bookings.PublishSlot;
using static Gym24.Tusur.Tests.TusurSchool;

namespace Gym24.Tusur.Tests.Bookings;

public sealed class PublishSlotTests
{
    [Theory]
    [InlineData("tusur-excursions", 45)]
    [InlineData("tusur-onsite-master-classes", 15)]
    [InlineData("tusur-visiting-master-classes", 15)]
    public async Task Places_are_those_of_the_catalogue(string offering, int places)
    {
        await using var school = await Start();
        Assert.Equal(places, (await school.Slot(await school.Publish(offering))).Places);
    }

    [Fact]
    public async Task Places_that_no_source_states_are_typed()
    {
        await using var school = await Start();
        var refused = await Refused(() => school.Publish("tusur-holiday-excursions"));
        Assert.Equal("places", refused.Faults[0].Field);
        Assert.Equal(20, (await school.Slot(await school.Publish("tusur-holiday-excursions", places: 20))).Places);
    }

    [Fact]
    public async Task Tusur_takes_no_more_than_it_says()
    {
        await using var school = await Start();
        Assert.Equal("places", (await Refused(() => school.Publish(places: 46))).Faults[0].Field);
    }

    [Fact]
    public async Task A_visiting_master_class_needs_a_room()
    {
        await using var school = await Start();
        var refused = await Refused(() => school.School.Send(new PublishSlot(Draft(Visiting, place: " "))));
        Assert.Equal("place", refused.Faults[0].Field);
    }

    [Theory]
    [InlineData("tusur-olympiad-prep", "offering")]
    [InlineData("tsu-excursions", "offering")]
    [InlineData("", "offering")]
    public async Task Only_visits_have_slots(string offering, string field)
    {
        await using var school = await Start();
        Assert.Equal(field, (await Refused(() => school.Publish(offering, places: 10))).Faults[0].Field);
    }

    [Fact]
    public async Task Nonsense_is_said_field_by_field()
    {
        await using var school = await Start();
        var refused = await Refused(() => school.School.Send(new PublishSlot(new SlotDraft
        {
            Offering = new string('x', 500), At = new TimeOnly(10, 0), Until = new TimeOnly(9, 0), Places = 0, Place = new string('я', 300),
        })));
        Assert.Equal(["offering", "on", "place", "places", "until"], refused.Faults.Select(f => f.Field).Order());
    }

    [Fact]
    public async Task Yesterday_cannot_be_published()
    {
        await using var school = await Start();
        Assert.Equal("on", (await Refused(() => school.Publish(inDays: -1))).Faults[0].Field);
        Assert.Equal("on", (await Refused(() => school.Publish(inDays: 1000))).Faults[0].Field);
    }

    [Fact]
    public async Task The_same_slot_sent_twice_is_one()
    {
        await using var school = await Start();
        await school.Publish();
        Assert.Equal("duplicate", (await Refused(() => school.Publish())).Code);
        Assert.Equal(1, (await school.School.Send(new ListSlots())).Total);
    }

    [Fact]
    public async Task A_held_slot_is_neither_changed_nor_removed()
    {
        await using var school = await Start();
        var slot = await school.Publish();
        await school.School.Send(new BookSlot(slot, school.Ninth.Id));
        Assert.Equal("slot-held", (await Refused(() => school.School.Send(new ChangeSlot(slot, 0, Draft(inDays: 12))))).Code);
        Assert.Equal("slot-held", (await Refused(() => school.School.Send(new RemoveSlot(slot)))).Code);
    }

    [Fact]
    public async Task A_change_on_an_old_version_is_stale()
    {
        await using var school = await Start();
        var slot = await school.Publish();
        var seen = (await school.Slot(slot)).Version;
        await school.School.Send(new ChangeSlot(slot, seen, Draft(inDays: 12)));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new ChangeSlot(slot, seen, Draft(inDays: 13))))).Kind);
        Assert.Equal(Today.AddDays(12), (await school.Slot(slot)).On);
    }

    [Fact]
    public async Task Only_the_coordinator_publishes()
    {
        await using var school = await Start();
        school.AsTeacher();
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.Publish())).Kind);
    }
}
