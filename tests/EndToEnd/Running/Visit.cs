namespace Gym24.EndToEnd.Running;

/// <summary>How somebody comes: on a desk or a phone, with or without script.</summary>
public sealed record Device(int Width = 1280, int Height = 900, bool Script = true)
{
    public static Device Desk { get; } = new();

    public static Device Phone { get; } = new(390, 844);

    public static Device WithoutScript { get; } = new(Script: false);
}

/// <summary>Somebody's browser window, watched for everything a user would not see but a developer would: errors, refused scripts, missing files.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> _problems = [];

    private Visit(IBrowserContext context, IPage page, string who) => (Context, Page, Who) = (context, page, who);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public string Who { get; }

    /// <summary>Never a status a page may well answer with (a refused form, an unknown id): files that are missing, breakdowns, errors in the console.</summary>
    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (_problems)
                return [.. _problems];
        }
    }

    internal static async Task<Visit> By(School school, Account? account, Device device)
    {
        var context = await school.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = school.Product.Address.ToString(),
            Locale = "ru-RU",
            TimezoneId = "Asia/Tomsk",
            JavaScriptEnabled = device.Script,
            ViewportSize = new ViewportSize { Width = device.Width, Height = device.Height },
            StorageState = account is null ? null : await school.SignedIn(account),
        });
        context.SetDefaultTimeout(20_000);
        var visit = new Visit(context, await context.NewPageAsync(), account?.Role ?? Roles.Anyone);
        visit.Watch();
        return visit;
    }

    /// <summary>Opens a page that must be there.</summary>
    public async Task<IPage> Open(string address)
    {
        var answer = await Page.GotoAsync(address);
        Assert.True(answer is { Ok: true }, $"{Who}: {address} answered {answer?.Status}.");
        return Page;
    }

    /// <summary>Opens a page whatever it answers.</summary>
    /// <returns>The status.</returns>
    public async Task<int> Try(string address) => (await Page.GotoAsync(address))!.Status;

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private void Watch()
    {
        // A status that is an answer is logged by the browser as a failed load; those that matter are caught below.
        Page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                Note($"console: {message.Text}");
        };
        Page.PageError += (_, error) => Note($"script: {error}");
        Page.Response += (_, response) =>
        {
            var file = response.Request.ResourceType is "stylesheet" or "script" or "image" or "font";
            if (response.Status >= 500 || (file && response.Status >= 400))
                Note($"{response.Status}: {response.Url}");
        };
    }

    private void Note(string problem)
    {
        lock (_problems)
            _problems.Add($"{Who}, {Page.Url}: {problem}");
    }
}
