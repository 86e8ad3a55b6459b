using System.Collections.Concurrent;
using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Pages;

/// <summary>Walks all pages a role can reach by links, on a desk and on a phone, and leaves a picture of each that is built like no other. Classes walk beside each other.</summary>
public abstract class PageWalk(SharedSchool school) : BrowserTest(school)
{
    // Everything that is asked of a page as it came, in one question.
    private const string Read = """
        () => {
          const links = (selector) => [...document.querySelectorAll(selector)].filter((a) => !a.hasAttribute("download")).map((a) => a.getAttribute("href"));
          const parts = new Set();
          for (const element of document.body.querySelectorAll("*"))
            parts.add([element.parentElement, element].map((e) => e.tagName + "." + e.getAttribute("class")).join(">"));
          const main = document.querySelector("main, body").cloneNode(true);
          main.querySelectorAll("input[type=hidden]").forEach((field) => field.remove());
          const navigation = links(".g-nav a[href]");
          return { navigation, links: links("main a[href], header a[href]"), parts: [...parts], substance: navigation.length + document.documentElement.lang + main.innerHTML };
        }
        """;

    // A browser paints no window higher than 16,384.
    private const int Highest = 12_000;

    private static readonly ConcurrentDictionary<string, string> Seen = new();
    private static readonly ConcurrentDictionary<string, string> Judged = new();

    /// <param name="folder">Where the pictures go; none are taken without one, but what is too wide for a phone is found all the same.</param>
    private protected async Task Walk(Visit visit, string? folder, Func<IPage, Task<IEnumerable<string>>>? further = null)
    {
        if (folder is not null)
            folder = Directory.CreateDirectory(Path.Combine(Folders.Screenshots, folder)).FullName;
        var map = new SiteMap(Product.Address);
        var found = new List<string>();
        map.AddNavigation(["/"]);
        while (map.Next(out var address))
        {
            var status = await visit.Try(address);
            if (status != 200)
                found.Add($"{address}: answered {status}");
            var reading = await visit.Page.EvaluateAsync<Reading>(Read);
            map.AddNavigation(reading.Navigation);
            map.AddLinks(reading.Links);
            if (further is not null)
                found.AddRange((await further(visit.Page)).Select(f => $"{address}: {f}"));
            found.AddRange((await Look(visit.Page, address, reading, folder is null ? null : Path.Combine(folder, SiteMap.Name(address)))).Select(f => $"{address}: {f}"));
        }
        Assert.True(found.Count == 0, $"{visit.Who}\n{string.Join("\n", found)}");
    }

    private static async Task<List<string>> Look(IPage page, string address, Reading reading, string? picture)
    {
        var found = new List<string>();
        // A page that is built like others, whoever reads it, is pictured and judged once: what is new is an address or a part nobody has seen.
        var isNew = reading.Parts.Append(SiteMap.Name(address)).Count(part => Judged.TryAdd(part, address)) > 0;
        // How wide it is depends on its words: a page that reads the same for two roles is measured once.
        if (Seen.TryAdd(reading.Substance, address))
        {
            if (isNew && picture is not null)
                foreach (var device in (Device[])[Device.Desk, Device.Phone])
                    await Picture(page, picture, device);
            else
                await page.SetViewportSizeAsync(Device.Phone.Width, Device.Phone.Height);
            if (await Checks.TooWide(page) is > 0 and var pixels)
                found.Add($"{pixels} px wider than a phone");
            await page.SetViewportSizeAsync(Device.Desk.Width, Device.Desk.Height);
        }
        if (isNew)
        {
            // What is folded away is read too: filters, menus, questions before something is done for good.
            await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
            found.AddRange(await Checks.Axe(page));
        }
        return found;
    }

    private static async Task Picture(IPage page, string name, Device device)
    {
        // A window as high as the page: what stands at its edge does not cover the middle of the picture.
        await page.SetViewportSizeAsync(device.Width, device.Height);
        var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        if (height > device.Height)
            await page.SetViewportSizeAsync(device.Width, Math.Min(height, Highest));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{name}-{device.Width}.png" });
    }

    private sealed class Reading
    {
        public string[] Navigation { get; set; } = [];

        public string[] Links { get; set; } = [];

        public string[] Parts { get; set; } = [];

        public string Substance { get; set; } = "";
    }
}
