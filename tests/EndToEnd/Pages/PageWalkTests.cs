using System.Collections.Concurrent;
using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Pages;

/// <summary>Walks all pages a role can reach by links, on a desk and on a phone, and leaves a picture of each.</summary>
public sealed class PageWalkTests(SharedSchool school) : BrowserTest(school)
{
    private const string Links = "nodes => nodes.filter(a => !a.hasAttribute('download')).map(a => a.getAttribute('href'))";

    // A page that reads the same for two roles is judged and pictured once.
    private const string Substance = """
        () => {
          const main = document.querySelector("main, body").cloneNode(true);
          main.querySelectorAll("input[type=hidden]").forEach(field => field.remove());
          return document.querySelectorAll(".g-nav a").length + main.innerHTML;
        }
        """;

    private static readonly ConcurrentDictionary<string, string> Seen = new();

    [Theory]
    [InlineData(Roles.Anyone)]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.Head)]
    [InlineData(Roles.DeputyHead)]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Teacher)]
    [InlineData(Roles.Psychologist)]
    [InlineData(Roles.Pupil)]
    [InlineData(Roles.Parent)]
    [InlineData(Roles.Partner)]
    public async Task Every_page_is_whole_readable_by_all_and_fits_a_phone(string role)
    {
        var visit = role == Roles.Anyone ? await AsAnyone() : await As(role);
        var folder = Directory.CreateDirectory(Path.Combine(Folders.Screenshots, role)).FullName;
        var map = new SiteMap(Product.Address);
        var found = new List<string>();
        map.AddNavigation(["/"]);
        while (map.Next(out var address))
        {
            found.AddRange((await Look(visit, address, Path.Combine(folder, SiteMap.Name(address)))).Select(f => $"{role} {address}: {f}"));
            map.AddNavigation(await visit.Page.Locator(".g-nav a[href]").EvaluateAllAsync<string[]>(Links));
            map.AddLinks(await visit.Page.Locator("main a[href], header a[href]").EvaluateAllAsync<string[]>(Links));
        }
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    private static async Task<List<string>> Look(Visit visit, string address, string picture)
    {
        var found = new List<string>();
        var page = visit.Page;
        await page.SetViewportSizeAsync(Device.Desk.Width, Device.Desk.Height);
        var status = await visit.Try(address);
        if (status != 200)
            found.Add($"answered {status}");
        if (!Seen.TryAdd(await page.EvaluateAsync<string>(Substance), address))
            return found;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{picture}-{Device.Desk.Width}.png", FullPage = true });
        await page.SetViewportSizeAsync(Device.Phone.Width, Device.Phone.Height);
        if (await Checks.TooWide(page) is > 0 and var pixels)
            found.Add($"{pixels} px wider than a phone");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{picture}-{Device.Phone.Width}.png", FullPage = true });
        await page.SetViewportSizeAsync(Device.Desk.Width, Device.Desk.Height);
        // What is folded away is read too: filters, menus, questions before something is done for good.
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
        found.AddRange(await Checks.Axe(page));
        return found;
    }
}
