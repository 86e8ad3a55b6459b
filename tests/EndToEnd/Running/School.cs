using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(Gym24.EndToEnd.Running.SharedSchool))]

namespace Gym24.EndToEnd.Running;

/// <summary>A running product and the browser to visit it with. Whoever has signed in once comes back signed in.</summary>
public abstract class School : IAsyncLifetime
{
    private static readonly Lazy<Task<Chromium>> Started = new(Chromium.Start);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _signedIn = new();

    internal Product Product { get; private set; } = null!;

    internal IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Browser = (await Started.Value).Browser;
        Product = await Product.Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (Product is not null)
            await Product.DisposeAsync();
        await Ended();
        GC.SuppressFinalize(this);
    }

    /// <summary>Cookies of somebody who has signed in through the page, as they stand after it.</summary>
    internal Task<string> SignedIn(Account account) =>
        _signedIn.GetOrAdd(account.UserName, _ => new Lazy<Task<string>>(() => SignIn(account))).Value;

    /// <summary>The browser outlives every school but the one shared by all.</summary>
    private protected virtual ValueTask Ended() => ValueTask.CompletedTask;

    private protected static async ValueTask CloseBrowser()
    {
        if (Started.IsValueCreated)
            await (await Started.Value).DisposeAsync();
    }

    private async Task<string> SignIn(Account account)
    {
        await using var context = await Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Product.Address.ToString(), Locale = "ru-RU" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Имя для входа").FillAsync(account.UserName);
        await page.GetByLabel("Пароль", new PageGetByLabelOptions { Exact = false }).FillAsync(account.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Войти" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sign-in"));
        return await context.StorageStateAsync();
    }
}

/// <summary>The school shared by tests that only look, or touch what nobody else touches.</summary>
public sealed class SharedSchool : School
{
    private protected override ValueTask Ended() => CloseBrowser();
}

/// <summary>A school for one class of tests whose data matter.</summary>
public sealed class OwnSchool : School;
