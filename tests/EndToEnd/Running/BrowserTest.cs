namespace Gym24.EndToEnd.Running;

/// <summary>A test in a browser. At its end nothing may have gone wrong behind the scenes; what failed leaves a picture.</summary>
public abstract class BrowserTest(School school) : IAsyncLifetime
{
    private readonly List<Visit> _visits = [];

    internal School School { get; } = school;

    internal Product Product => School.Product;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        foreach (var visit in _visits)
        {
            if (failed)
                await Picture(visit);
            await visit.DisposeAsync();
        }
        GC.SuppressFinalize(this);
        if (!failed)
        {
            var problems = string.Join("\n", _visits.SelectMany(v => v.Problems).Distinct());
            Assert.True(problems.Length == 0, problems);
        }
    }

    /// <summary>Somebody of that role, signed in, in a window of their own.</summary>
    protected Task<Visit> As(string role, Device? device = null) => As(Product.Accounts[role], device);

    protected async Task<Visit> As(Account? account, Device? device = null)
    {
        var visit = await Visit.By(School, account, device ?? Device.Desk);
        _visits.Add(visit);
        return visit;
    }

    protected Task<Visit> AsAnyone(Device? device = null) => As((Account?)null, device);

    private static async Task Picture(Visit visit)
    {
        var test = string.Concat(TestContext.Current.TestMethod!.MethodName.Split(Path.GetInvalidFileNameChars()));
        var name = $"{TestContext.Current.TestClass!.TestClassSimpleName}.{test}-{visit.Who}";
        await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folders.Results, name + ".png"), FullPage = true });
        await File.WriteAllTextAsync(Path.Combine(Folders.Results, name + ".html"), $"<!-- {visit.Page.Url} -->\n{await visit.Page.ContentAsync()}");
    }
}
