namespace Gym24.EndToEnd.Running;

/// <summary>What is the same on every page.</summary>
internal static class Pages
{
    extension(IPage page)
    {
        public ILocator Main => page.GetByRole(AriaRole.Main);

        public ILocator Title => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });

        public ILocator Button(string name) => page.Main.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

        public ILocator Link(string name) => page.Main.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name, Exact = true });

        /// <summary>A line of a table or an item of a list that names this.</summary>
        public ILocator Line(string text) => page.Main.Locator("tr, .g-item").Filter(new LocatorFilterOptions { HasText = text });

        /// <summary>The button that asks, and the one that does it.</summary>
        public async Task Confirm(string ask, string? sure = null, Func<ILocator, Task>? fill = null)
        {
            var question = page.Main.Locator("details.g-confirm").Filter(new LocatorFilterOptions { Has = page.Locator("summary", new PageLocatorOptions { HasText = ask }) }).First;
            await question.Locator("summary").ClickAsync();
            if (fill is not null)
                await fill(question);
            await question.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = sure ?? ask }).ClickAsync();
        }

        /// <summary>What has just been done is said on the page one comes to.</summary>
        public Task Says(string text, float? patience = null) => Expect(page.Main.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = patience });

        /// <summary>The message beside a field.</summary>
        public ILocator ErrorOf(string label) => page.Main.Locator(".g-field, fieldset").Filter(new LocatorFilterOptions { Has = page.Locator($"label:has-text(\"{label}\"), legend:has-text(\"{label}\")") })
            .Locator(".g-field-error").First;
    }
}
