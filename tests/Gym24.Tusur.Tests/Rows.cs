using Gym24.Contracts.Partnerships;
using Gym24.Tusur.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Tusur.Tests;

/// <summary>A look at what is stored.</summary>
internal static class Rows
{
    public static Task<int> Holds(this TusurSchool school) => school.School.Within(s => s.GetRequiredService<TusurDb>().Holds.CountAsync());

    public static async Task<int> Runs(this TusurSchool school) =>
        (await school.School.Within(s => s.GetRequiredService<IRuns>().Of([TusurSchool.Excursion, TusurSchool.Onsite, TusurSchool.Visiting], 2026)))
            .Count(r => r.State == RunState.Open);

    public static Task<int> HoldAgain(this TusurSchool school, Guid slot) => school.School.Within(s =>
    {
        var db = s.GetRequiredService<TusurDb>();
        var booking = new Booking { SlotId = slot, RunId = Guid.NewGuid(), ClassName = "11А", TeacherName = "Никто", BookedAt = db.Now };
        db.AddRange(booking, new Hold { SlotId = slot, BookingId = booking.Id });
        return db.SaveChangesAsync();
    });
}
