using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Privacy;
using Gym24.Host.Bulk;
using Gym24.Host.Certificates;
using Gym24.Host.Data;
using Gym24.Host.Notices;
using Gym24.Host.SavedViews;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.PersonalData;

/// <summary>What the platform itself keeps about people.</summary>
internal sealed class HostRecords(HostDb db, IEnumerable<IPeopleDirectory> directories) : PersonalTables<HostDb>(db)
{
    private const string Account = "account", Notices = "notices", Search = "search";

    protected override void Tell()
    {
        Kind(Account, new("Учётная запись и входы", "Account and sign-ins"), RecordFate.Deleted, null, new("нужна, пока человек пользуется платформой", "needed while the person uses the platform"))
            .Deletes<User>(u => u.PersonId)
            .Links<User, UserRole>(u => u.Id, r => r.UserId)
            .Links<User, SessionRow>(u => u.Id, s => s.UserId)
            .Links<User, ViewRow>(u => u.Id, v => v.UserId)
            .Links<User, BulkRow>(u => u.Id, b => b.UserId)
            .Deletes<LinkRow>(l => l.Subject);
        Kind(Notices, new("Уведомления, адрес почты и настройки", "Notices, mail address and settings"), RecordFate.Deleted, null, new("нужны, пока не прочитаны", "needed until they are read"))
            .Deletes<NoticeRow>(n => n.PersonId)
            .Deletes<NoticeRow>(n => n.About)
            .Deletes<DeliveryRow>(d => d.PersonId)
            .Deletes<ReachRow>(r => r.PersonId)
            .Deletes<ReminderRow>(r => r.PersonId)
            .Deletes<ChoiceRow>(c => c.PersonId);
        Kind("certificates", new("Сертификаты и дипломы школы", "Certificates and diplomas of the school"), RecordFate.Anonymised, 3,
                new("273-ФЗ, ст. 28, ч. 3, п. 11: учёт поощрений; номер остаётся", "Federal law 273-FZ, art. 28, part 3, item 11: record of awards; the number stays"))
            .Anonymises<CertificateRow>(c => c.PersonId, c => c.Holder, c => c.NameKey, c => c.RevokeReason);
        Kind(Search, new("Слова имени в поиске", "Words of the name in the search"), RecordFate.Deleted, null, new("нужны, пока человек учится или работает", "needed while the person is at the school"))
            .Deletes<SearchEntryRow>(e => e.PersonId);
        Kind("bulk", new("Изменения многих строк сразу", "Changes of many rows at once"), RecordFate.Deleted, null, new("нужны сутки, чтобы вернуть как было", "needed for a day, to put it back as it was"))
            .Deletes<BulkRowState>(b => b.Row);
        Kind("journal", new("Журнал действий", "Journal of actions"), RecordFate.Kept, null,
                new("доказательство: только номера, без имён", "a proof: numbers only, no names"))
            .Keeps<AuditRow>(e => e.Person);
        Kind("acts", new("Акты об уничтожении", "Acts of erasure"), RecordFate.Kept, null,
                new("приказ Роскомнадзора от 28.10.2022 № 179: три года", "Roskomnadzor's order 179 of 28.10.2022: three years"))
            .Keeps<ErasureRow>(e => e.Person);
    }

    protected override async Task<ErasedRows> EraseBefore(string kind, Guid person, Guid nobody, CancellationToken cancellation)
    {
        if (kind == Search)
            return await Unfind(person, cancellation);
        if (kind == Notices)
            return new(await ToOthers(person, cancellation), 0);
        if (kind != Account)
            return new(0, 0);
        var accounts = await Db.Users.Where(u => u.PersonId == person).Select(u => u.Id).ToListAsync(cancellation);
        await Db.UserRoles.Where(r => accounts.Contains(r.UserId)).ExecuteDeleteAsync(cancellation);
        await Db.Set<LinkRow>().Where(l => accounts.Contains(l.Subject)).ExecuteDeleteAsync(cancellation);
        await Db.UserPartners.Where(r => accounts.Contains(r.UserId)).ExecuteDeleteAsync(cancellation);
        await Db.Views.Where(r => accounts.Contains(r.UserId)).ExecuteDeleteAsync(cancellation);
        await Db.Bulk.Where(r => accounts.Contains(r.UserId)).ExecuteDeleteAsync(cancellation);
        await Db.CodeSteps.Where(r => accounts.Contains(r.UserId)).ExecuteDeleteAsync(cancellation);
        await Db.Set<IdentityUserClaim<Guid>>().Where(r => accounts.Contains(r.UserId)).ExecuteDeleteAsync(cancellation);
        await Db.Set<IdentityUserLogin<Guid>>().Where(r => accounts.Contains(r.UserId)).ExecuteDeleteAsync(cancellation);
        await Db.Set<IdentityUserToken<Guid>>().Where(r => accounts.Contains(r.UserId)).ExecuteDeleteAsync(cancellation);
        return new(await Db.Sessions.Where(r => accounts.Contains(r.UserId)).ExecuteDeleteAsync(cancellation), 0);
    }

    private async Task<ErasedRows> Unfind(Guid person, CancellationToken cancellation)
    {
        var entries = await Db.SearchEntries.Where(e => e.PersonId == person).Select(e => e.Id).ToListAsync(cancellation);
        await SearchWriter.Remove(Db, entries, cancellation);
        return new(entries.Count, 0);
    }

    /// <summary>What was told to others names the person as well: "… has got a place". Whom it is about is known of what was told with a subject; this finds the rest.</summary>
    private async Task<int> ToOthers(Guid person, CancellationToken cancellation)
    {
        if (directories.LastOrDefault() is not { } directory || await directory.Find(person, cancellation) is not { DisplayName: var whole })
            return 0;
        var name = string.Join(' ', whole.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2));
        return await Db.Notices.Where(n => n.PersonId != person && (n.TextRu.Contains(name) || n.TextEn!.Contains(name))).ExecuteDeleteAsync(cancellation);
    }
}
