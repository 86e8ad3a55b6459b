using System.Globalization;
using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.Notices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Feeds;

/// <summary>
/// <c>/link/calendar/{token}.ics</c>: what the owner of the address would see on the page of the calendar now. Whoever has the address has no more
/// than that: it opens nothing else, and it ends with the account. See docs/adr/0039.
/// </summary>
internal static class FeedFile
{
    private const int Past = 31, Ahead = 365;

    public static void MapCalendarFeed(this IEndpointRouteBuilder root) =>
        root.MapGet(IOneTimeLinks.Under + "calendar/{file}", Read).WithMetadata(new PublicAttribute()).ExcludeFromDescription();

    private static async Task<IResult> Read(string file, HttpContext context, IOneTimeLinks links, HostDb db, IUserClaimsPrincipalFactory<User> principals, ICaller caller,
        IEnumerable<ICalendarSource> sources, ISchool school, SiteAddress site, ILogger<CalendarEntry> log, CancellationToken cancellation)
    {
        var token = file.EndsWith(OwnFeed.Ending, StringComparison.Ordinal) ? file[..^OwnFeed.Ending.Length] : "";
        var found = await links.Find(OwnFeed.Purpose, token, cancellation);
        if (found is not { } account || await db.Users.FirstOrDefaultAsync(u => u.Id == account, cancellation) is not { } user || Locks.IsLasting(user.LockoutEnd))
            throw new Refusal(RefusalKind.NotFound, "not-found", HostTexts.T["Feed.Unknown"]);
        context.User = await principals.CreateAsync(user);
        await Speak(db, user, cancellation);
        var (entries, today) = (new List<CalendarEntry>(), school.Today);
        foreach (var source in sources)
        {
            try
            {
                entries.AddRange(await source.Between(today.AddDays(-Past), today.AddDays(Ahead), caller, cancellation));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // With entries missing, programs would take them for cancelled: they keep what they have and come again.
                log.LogError(failure, "{Source} fails, so a calendar was not given out", source.GetType().FullName);
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        }
        return Results.Text(CalendarText.Of(school.Name, entries, school, site.Value, db.Now), "text/calendar", Encoding.UTF8);
    }

    /// <summary>Programs say nothing of their reader's language: the one chosen for mails, or Russian.</summary>
    private static async Task Speak(HostDb db, User user, CancellationToken cancellation)
    {
        var english = user.PersonId is { } person && await db.Reach.AnyAsync(r => r.PersonId == person && r.English, cancellation);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(english ? "en-GB" : "ru-RU");
    }
}
