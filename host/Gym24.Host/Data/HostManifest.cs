using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Modules;

namespace Gym24.Host.Data;

/// <summary>The host declares its permissions and roles the way modules do.</summary>
internal static class HostManifest
{
    public const string Modules = "host.modules", Accounts = "host.accounts", Links = "host.accounts.links", Roles = "host.roles", Events = "host.events", Jobs = "host.jobs", Journal = "host.journal", JournalNames = "host.journal.names", JournalPerson = "host.journal.person",
        PersonalData = "host.personal.read", Erase = "host.personal.erase", Retention = "host.personal.retention", Deliveries = "host.notices.deliveries", Papers = "host.papers", Certificates = "host.certificates", CertificatesRead = "host.certificates.read";

    /// <summary>A kind of notices.</summary>
    public const string ErasuresDue = "host.erasures";

    public static readonly ModuleManifest Value = new()
    {
        Id = "host",
        Title = new LocalText("Платформа", "Platform"),
        Version = "0.1.0",
        Contracts = "[0.1, 1.0)",
        Permissions =
        [
            Admin(Modules, "Модули: включать, выключать, обновлять", "Modules: enable, disable, upgrade"),
            Admin(Accounts, "Учётные записи: создавать, блокировать, выдавать роли", "Accounts: create, lock, give roles"),
            new(Links, new LocalText("Ссылки для входа: выдавать приглашения и новые пароли", "Sign-in links: give invitations and new passwords"),
                new Dictionary<string, Scope> { ["administrator"] = Scope.All, ["deputyHead"] = Scope.All }),
            Admin(Roles, "Роли: смотреть и менять права", "Roles: see and change permissions"),
            Admin(Events, "События: смотреть недоставленные, повторять и откладывать", "Events: see what was not delivered, try again, put aside"),
            Admin(Deliveries, "Доставка уведомлений: смотреть недоставленные и отправлять снова", "Delivery of notices: see what did not arrive, send it again"),
            Admin(Jobs, "Фоновые задания: видеть, запускать и останавливать", "Background jobs: see, run and pause"),
            new(Journal, new LocalText("Журнал действий: читать и проверять", "Journal of actions: read and check"),
                new Dictionary<string, Scope> { ["administrator"] = Scope.All, ["head"] = Scope.All }),
            new(JournalNames, new LocalText("Журнал действий: видеть имена, а не только номера", "Journal of actions: see names, not only ids"),
                new Dictionary<string, Scope> { ["head"] = Scope.All }),
            new(JournalPerson, new LocalText("Кто смотрел и менял данные человека", "Who looked at or changed the data of a person"),
                new Dictionary<string, Scope> { ["head"] = Scope.All, ["parent"] = Scope.Own | Scope.OwnChildren, ["pupil"] = Scope.Own }),
            new(PersonalData, new LocalText("Персональные данные: всё, что хранится о человеке, и выгрузка", "Personal data: everything that is kept about a person, and its export"),
                new Dictionary<string, Scope>
                {
                    ["head"] = Scope.All, ["deputyHead"] = Scope.All, ["coordinator"] = Scope.Own, ["teacher"] = Scope.Own, ["psychologist"] = Scope.Own,
                    ["parent"] = Scope.Own | Scope.OwnChildren, ["pupil"] = Scope.Own,
                }),
            new(Erase, new LocalText("Персональные данные: уничтожать, акты", "Personal data: erase, acts"),
                new Dictionary<string, Scope> { ["head"] = Scope.All, ["deputyHead"] = Scope.All }),
            new(Retention, new LocalText("Персональные данные: сроки хранения", "Personal data: how long they are kept"),
                new Dictionary<string, Scope> { ["head"] = Scope.All, ["deputyHead"] = Scope.All }),
            new(Papers, new LocalText("Бланки: заменять документы, по которым печатаются бумаги", "Papers: replace the documents that papers are printed from"),
                new Dictionary<string, Scope> { ["administrator"] = Scope.All, ["head"] = Scope.All, ["deputyHead"] = Scope.All }),
            new(Certificates, new LocalText("Сертификаты и дипломы: список выданных, отзыв", "Certificates and diplomas: list of what was issued, revoking"),
                new Dictionary<string, Scope> { ["head"] = Scope.All, ["deputyHead"] = Scope.All, ["coordinator"] = Scope.All }),
            new(CertificatesRead, new LocalText("Сертификаты и дипломы: видеть и печатать выданные человеку", "Certificates and diplomas: see and print those of a person"),
                new Dictionary<string, Scope>
                {
                    ["head"] = Scope.All, ["deputyHead"] = Scope.All, ["coordinator"] = Scope.All, ["teacher"] = Scope.Own | Scope.OwnClasses,
                    ["parent"] = Scope.OwnChildren, ["pupil"] = Scope.Own,
                }),
        ],
        Notices = [new(ErasuresDue, new LocalText("Данные, срок хранения которых вышел", "Data whose time of keeping is over"), Permission: Erase)],
        Privacy =
        [
            new(new LocalText("Поиск: имена учеников и сотрудников находятся по словам, класс отличает тёзок", "Search: names of pupils and staff are found by their words, the class tells namesakes apart"), ["displayName", "className"], "law",
                new LocalText("пока человек учится или работает", "while the person is at the school"), "273-ФЗ, ст. 28, ч. 3"),
            new(new LocalText("Уничтожение данных, срок хранения которых вышел", "Erasing data whose time of keeping is over"), ["displayName", "sortKey", "leftOn"], "law",
                new LocalText("пока хранятся сами данные", "as long as the data themselves"), "152-ФЗ, ст. 21"),
            new(new LocalText("Сертификаты и дипломы школы: имя, номер, за что; по коду с документа любой видит фамилию и инициалы", "Certificates and diplomas of the school: name, number, what for; by the code on the document anybody sees surname and initials"),
                ["displayName"], "law", new LocalText("пока учится и три года после; номер остаётся без имени", "while at school and three years after; the number stays without a name"), "273-ФЗ, ст. 28, ч. 3, п. 11"),
        ],
    };

    /// <summary>The roles a school starts with; it may rename them, the ids stay.</summary>
    public static readonly IReadOnlyList<(string Id, LocalText Title)> StartingRoles =
    [
        ("administrator", new("Администратор", "Administrator")),
        ("head", new("Директор", "Head")),
        ("deputyHead", new("Заместитель директора", "Deputy head")),
        ("coordinator", new("Координатор", "Coordinator")),
        ("teacher", new("Учитель", "Teacher")),
        ("psychologist", new("Психолог", "Psychologist")),
        ("pupil", new("Ученик", "Pupil")),
        ("parent", new("Родитель", "Parent")),
        ("partner", new("Представитель партнёра", "Partner's curator")),
    ];

    /// <summary>The roles of which a second factor is asked until the school decides otherwise.</summary>
    public static readonly IReadOnlySet<string> StartWithSecondFactor = new HashSet<string> { "administrator", "head", "deputyHead" };

    private static PermissionDeclaration Admin(string id, string ru, string en) =>
        new(id, new LocalText(ru, en), new Dictionary<string, Scope> { ["administrator"] = Scope.All });
}
