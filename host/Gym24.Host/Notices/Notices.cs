using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;

namespace Gym24.Host.Notices;

/// <summary>Notices are rows saved with the command that tells.</summary>
internal sealed class Notices(HostDb db) : INotices
{
    public void Tell(Guid person, string kind, LocalText text, string href, Guid? about = null) => db.Notices.Add(new NoticeRow
    {
        PersonId = person,
        Kind = kind,
        About = about == person ? null : about,
        TextRu = text.Ru,
        TextEn = text.En,
        Href = href,
        At = db.Now,
    });
}
