using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Tusur.Bookings.BookSlot;
using Gym24.Tusur.Bookings.CancelBooking;
using Gym24.Tusur.Bookings.ListSlots;
using Gym24.Tusur.Bookings.MoveBooking;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tusur.Tests.TusurSchool;

namespace Gym24.Tusur.Tests.Bookings;

public sealed class ReleaseTests
{
    [Fact]
    public async Task A_cancelled_booking_frees_the_slot_and_tells_those_entered()
    {
        await using var school = await Start();
        var slot = await school.Publish();
        var booked = await school.School.Send(new BookSlot(slot, school.Ninth.Id));
        school.School.Notices.Clear();
        await school.School.Send(new CancelBooking(booked.Booking, "карантин"));
        Assert.Equal(SlotState.Free, (await school.Slot(slot)).State);
        Assert.Equal(RunState.Cancelled, (await school.Run(booked.Run))!.State);
        Assert.Equal(school.Ninths.Select(p => p.Id).Order(), school.School.Notices.Select(n => n.Person).Order());
        await school.School.Send(new BookSlot(slot, school.Tenth.Id));
        Assert.Equal("cancelled", (await Refused(() => school.School.Send(new CancelBooking(booked.Booking, "ещё раз")))).Code);
    }

    [Fact]
    public async Task A_reason_is_needed_and_a_foreign_booking_is_not_there()
    {
        await using var school = await Start();
        var booked = await school.School.Send(new BookSlot(await school.Publish(), school.Tenth.Id));
        Assert.Equal("reason", (await Refused(() => school.School.Send(new CancelBooking(booked.Booking, " ")))).Faults[0].Field);
        school.AsTeacher();
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new CancelBooking(booked.Booking, "чужое")))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new CancelBooking(Guid.NewGuid(), "нет")))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new MoveBooking(booked.Booking, Guid.NewGuid())))).Kind);
    }

    [Fact]
    public async Task A_moved_booking_keeps_its_people_in_order()
    {
        await using var school = await Start(16);
        var (from, to) = (await school.Publish(Onsite), await school.Publish(Onsite, at: "11:00", until: "13:00"));
        var booked = await school.School.Send(new BookSlot(from, school.Ninth.Id));
        var moved = await school.School.Send(new MoveBooking(booked.Booking, to));
        Assert.Equal(SlotState.Free, (await school.Slot(from)).State);
        Assert.Equal(SlotState.Held, (await school.Slot(to)).State);
        Assert.Equal(RunState.Cancelled, (await school.Run(booked.Run))!.State);
        Assert.Equal(school.Ninths.Select(p => p.Id), (await school.Entries(moved.Run)).Select(e => e.Person));
        Assert.Equal((15, 1), ((await school.Run(moved.Run))!.Taken, moved.Waiting));
    }

    [Fact]
    public async Task A_booking_moves_within_its_offering_to_a_free_slot_or_stays_as_it_was()
    {
        await using var school = await Start();
        var booked = await school.School.Send(new BookSlot(await school.Publish(), school.Ninth.Id));
        var taken = await school.Publish(inDays: 12);
        await school.School.Send(new BookSlot(taken, school.Tenth.Id));
        Assert.Equal("slot-held", (await Refused(() => school.School.Send(new MoveBooking(booked.Booking, taken)))).Code);
        Assert.Equal("other-offering", (await Refused(async () => await school.School.Send(new MoveBooking(booked.Booking, await school.Publish(Onsite))))).Code);
        Assert.Equal(RunState.Open, (await school.Run(booked.Run))!.State);
        Assert.Equal(2, await school.Holds());
    }

    [Fact]
    public async Task A_run_called_off_on_its_own_page_frees_the_slot()
    {
        await using var school = await Start();
        var slot = await school.Publish();
        var booked = await school.School.Send(new BookSlot(slot, school.Ninth.Id));
        await school.School.Within(async s =>
        {
            await s.GetRequiredService<IRuns>().Cancel(booked.Run, "лаборатория закрыта");
            return true;
        });
        await school.School.Deliver();
        Assert.Equal(SlotState.Free, (await school.Slot(slot)).State);
    }
}
