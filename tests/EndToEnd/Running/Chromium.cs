namespace Gym24.EndToEnd.Running;

/// <summary>One browser for the whole run. A machine without it fails the run: nothing here is ever skipped.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> Start()
    {
        if (!File.Exists(Executable))
            throw new FileNotFoundException($"The browser tests need {Executable}. On Debian: apt-get install chromium (./test does it when it may).");
        // A busy machine is slow, not wrong.
        SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            // The browser's own words, such as those of a date field, are Russian too.
            Args = ["--lang=ru", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        return new Chromium(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
