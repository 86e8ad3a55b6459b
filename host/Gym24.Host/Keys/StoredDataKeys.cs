using System.Xml.Linq;
using Gym24.Host.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Gym24.Host.Keys;

/// <summary>
/// Keys for cookies, tokens and forms live in the database, so that every host and every generation opens what another one sealed; and
/// they are sealed themselves, as a whole, so that whoever has only the database opens nothing.
/// </summary>
internal sealed class StoredDataKeys(IServiceScopeFactory scopes, SchoolKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<HostDb>().DataKeys.OrderBy(k => k.At).ThenBy(k => k.Id).AsEnumerable()
            .Select(k => XElement.Parse(keys.Open(k.Xml, Place(k.Id)))).ToList();
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        var id = Guid.CreateVersion7();
        db.DataKeys.Add(new DataKeyRow { Id = id, Xml = keys.Seal(element.ToString(SaveOptions.DisableFormatting), Place(id)), At = db.Now });
        db.SaveChanges();
    }

    public static string Place(Guid row) => $"data key {row}";
}
