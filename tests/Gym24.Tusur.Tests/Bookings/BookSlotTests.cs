using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Tusur.Bookings;
using Gym24.Tusur.Bookings.BookSlot;
using Gym24.Tusur.Bookings.ListSlots;
using static Gym24.Tusur.Tests.TusurSchool;

namespace Gym24.Tusur.Tests.Bookings;

public sealed class BookSlotTests
{
    [Theory]
    [InlineData("tusur-excursions", 46)]
    [InlineData("tusur-onsite-master-classes", 16)]
    [InlineData("tusur-visiting-master-classes", 16)]
    public async Task Who_comes_one_too_many_waits(string offering, int pupils)
    {
        await using var school = await Start(pupils);
        var booked = await school.School.Send(new BookSlot(await school.Publish(offering), school.Ninth.Id));

        var run = await school.Run(booked.Run);
        Assert.Equal((pupils - 1, 1), (run!.Taken, run.Waiting));
        var waits = Assert.Single(booked.Entries, e => e.State == ApplicationState.Waiting);
        Assert.Equal(school.Ninths[^1].Id, waits.Person);
        Assert.Equal(1, (await school.Entries(booked.Run))[^1].Rank);
    }

    [Fact]
    public async Task A_booking_opens_a_run_with_the_class_teacher_in_charge()
    {
        await using var school = await Start();
        var slot = await school.Publish();
        school.AsTeacher();
        var booked = await school.School.Send(new BookSlot(slot, school.Ninth.Id));
        var run = await school.Run(booked.Run);
        Assert.Equal((Excursion, Today.AddDays(10), school.Teacher.Id, 45), (run!.Offering, run.Starts, run.Teacher!.Value, run.Places!.Value));
        Assert.Equal(SlotState.Held, (await school.Slot(slot)).State);
    }

    [Fact]
    public async Task Of_many_who_book_at_the_same_moment_one_gets_the_slot_and_the_others_are_told()
    {
        await using var school = await Start(2);
        var slot = await school.Publish();
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                await school.School.Send(new BookSlot(slot, i % 2 == 0 ? school.Ninth.Id : school.Tenth.Id));
                return "booked";
            }
            catch (Refusal refusal)
            {
                Assert.NotEmpty(refusal.Message);
                return refusal.Code;
            }
        })));
        Assert.Single(tries, "booked");
        Assert.Equal(7, tries.Count(t => t == "slot-held"));
        Assert.Equal(1, await school.Holds());
        Assert.Equal(1, await school.Runs());
    }

    [Fact]
    public async Task A_second_hold_breaks_the_key_even_when_nobody_looked_before()
    {
        await using var school = await Start();
        var slot = await school.Publish();
        await school.School.Send(new BookSlot(slot, school.Ninth.Id));
        await Assert.ThrowsAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() => school.HoldAgain(slot));
    }

    [Fact]
    public async Task A_teacher_books_for_own_classes_only()
    {
        await using var school = await Start();
        var slot = await school.Publish();
        school.AsTeacher();
        Assert.Equal("class", (await Refused(() => school.School.Send(new BookSlot(slot, school.Tenth.Id)))).Faults[0].Field);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new BookSlot(slot, Pupils: [school.Tenths[0].Id])))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new BookSlot(slot, Pupils: [Guid.NewGuid()])))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() =>
            school.School.Send(new BookSlot(slot, school.Ninth.Id, Teacher: school.OtherTeacher.Id)))).Kind);
        Assert.Equal(0, await school.Runs());
    }

    [Fact]
    public async Task A_pupil_books_nothing()
    {
        await using var school = await Start();
        var slot = await school.Publish();
        school.As(school.Ninths[0]);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new BookSlot(slot, school.Ninth.Id)))).Kind);
    }

    [Fact]
    public async Task Some_pupils_of_a_class_can_go()
    {
        await using var school = await Start();
        var booked = await school.School.Send(new BookSlot(await school.Publish(), school.Ninth.Id, [school.Ninths[2].Id, school.Ninths[0].Id]));
        Assert.Equal([school.Ninths[2].Id, school.Ninths[0].Id], (await school.Entries(booked.Run)).Select(e => e.Person));
    }

    [Fact]
    public async Task A_pupil_of_another_class_is_not_of_the_class()
    {
        await using var school = await Start();
        var slot = await school.Publish();
        Assert.Equal("other-class", (await Refused(() => school.School.Send(new BookSlot(slot, school.Ninth.Id, [school.Tenths[0].Id])))).Code);
    }

    [Fact]
    public async Task Two_slots_at_once_are_warned_of_and_let_pass_with_a_reason()
    {
        await using var school = await Start();
        await school.School.Send(new BookSlot(await school.Publish(), school.Ninth.Id, [school.Ninths[0].Id]));
        var other = await school.Publish(Onsite, at: "11:00", until: "13:00");
        var refused = await Refused(() => school.School.Send(new BookSlot(other, school.Ninth.Id, [school.Ninths[1].Id])));
        Assert.True(refused.Faults[0].Overrulable);
        await school.School.Send(new BookSlot(other, school.Ninth.Id, [school.Ninths[1].Id], OverruleReason: "класс делится на две группы"));
    }

    [Fact]
    public async Task A_slot_right_after_another_is_no_clash()
    {
        await using var school = await Start();
        await school.School.Send(new BookSlot(await school.Publish(), school.Ninth.Id));
        await school.School.Send(new BookSlot(await school.Publish(Onsite, at: "12:00", until: "13:00"), school.Ninth.Id));
    }

    [Fact]
    public async Task A_pupil_who_is_elsewhere_stops_the_booking_and_is_named()
    {
        await using var school = await Start();
        await school.School.Send(new BookSlot(await school.Publish(), Pupils: [school.Ninths[0].Id, school.Tenths[0].Id], Teacher: school.Teacher.Id));
        var refused = await Refused(async () => await school.School.Send(new BookSlot(
            await school.Publish(Onsite, at: "11:00"), school.Tenth.Id)));
        Assert.Equal("not-entered", refused.Code);
        Assert.Contains(school.Tenths[0].DisplayName, refused.Faults[0].Message);
        Assert.Equal(1, await school.Runs());
    }

    [Fact]
    public async Task Nothing_is_booked_that_is_not_there_or_over()
    {
        await using var school = await Start();
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new BookSlot(Guid.NewGuid(), school.Ninth.Id)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(async () => await school.School.Send(new BookSlot(await school.Publish(), Guid.NewGuid())))).Kind);
        var slot = await school.Publish(inDays: 3);
        school.School.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal("past", (await Refused(() => school.School.Send(new BookSlot(slot, school.Ninth.Id)))).Code);
        Assert.Equal("required", (await Refused(() => school.School.Send(new BookSlot(slot)))).Faults[0].Code);
        Assert.Equal("required", (await Refused(() => school.School.Send(new BookSlot(slot, school.Ninth.Id, [])))).Faults[0].Code);
    }

    [Fact]
    public async Task Who_holds_a_slot_is_told_only_to_those_who_may_know()
    {
        await using var school = await Start();
        var slot = await school.Publish();
        await school.School.Send(new BookSlot(slot, school.Tenth.Id));
        Assert.Null((await school.AsTeacher().Slot(slot)).Booking);
        Assert.Null((await school.As(school.Ninths[0]).Slot(slot)).Booking);
        Assert.NotNull((await school.As(school.Tenths[0]).Slot(slot)).Booking);
        Assert.Equal(0, (await school.AsTeacher().School.Send(new ListSlots(Mine: true))).Total);
        Assert.Equal("10Б", (await school.AsCoordinator().School.Send(new ListSlots(Mine: true))).Items[0].Booking!.ClassName);
    }
}
