using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Shell;

namespace Gym24.Host.Notices.Sending;

/// <summary>What a message says: of which kind and where to read it. Names, reasons and texts stay behind the sign-in: see docs/adr/0036.</summary>
internal static class MessageWords
{
    public static readonly string ListPage = "/notices", ChoicesPage = "/account/notices";

    /// <param name="kinds">Title of the kind of each notice; none where its module is gone.</param>
    public static ChannelMessage Of(string id, Guid person, bool english, bool digest, IReadOnlyList<LocalText?> kinds, Uri site) => In(english, () =>
    {
        var counted = kinds.Select(k => k?.ToString() ?? HostTexts.T["Notices.Title"]).GroupBy(k => k).ToList();
        var link = new Uri(site, ListPage);
        var title = digest ? HostTexts.T["Message.Digest", Contracts.Ui.Words.Number(kinds.Count)] : counted[0].Key;
        IEnumerable<string> lines = digest ? counted.Select(k => HostTexts.T["Message.Line", k.Key, Contracts.Ui.Words.Number(k.Count())]) : [counted[0].Key + "."];
        return new ChannelMessage(id, person, title,
            [.. lines, HostTexts.T["Message.Read", link], HostTexts.T["Message.Why", new Uri(site, ChoicesPage)]], link);
    });

    public static T In<T>(bool english, Func<T> say)
    {
        var reader = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(english ? "en-GB" : "ru-RU");
            return say();
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = reader;
        }
    }
}
