using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Gym24.Host.Data;

/// <summary>Keys for cookies and tokens live in the database, so that every host and every generation opens what another one sealed.</summary>
internal sealed class StoredDataKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<HostDb>().DataKeys
            .OrderBy(k => k.At).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse).ToList();
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        db.DataKeys.Add(new DataKeyRow { Xml = element.ToString(SaveOptions.DisableFormatting), At = db.Now });
        db.SaveChanges();
    }
}
