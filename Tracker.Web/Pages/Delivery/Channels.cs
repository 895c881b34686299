using Microsoft.Extensions.Options;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Web.Pages.Delivery;

/// <summary>Which ways out are on, as far as that may be shown: names, never addresses of robots, passwords or keys.</summary>
/// <param name="On">The inbox needs no setting.</param>
/// <param name="Robots">By name.</param>
/// <param name="IsDemo">Nothing leaves the machine.</param>
/// <param name="Faults">What is wrong with the settings; nothing is sent until it is mended.</param>
public sealed record Channels(IReadOnlySet<DeliveryChannel> On, IReadOnlyList<string> Robots, bool IsDemo, IReadOnlyList<string> Faults)
{
    public static Channels Of(IServiceProvider services)
    {
        try
        {
            var options = services.GetRequiredService<IOptions<DeliveryOptions>>().Value;
            var on = services.GetServices<IDeliveryChannel>().Where(channel => channel.IsOn).Select(channel => channel.Channel);
            return new(on.Append(DeliveryChannel.Inbox).ToHashSet(), [.. options.Robots.Select(robot => robot.Name)], options.Demo, []);
        }
        catch (OptionsValidationException error)
        {
            return new(new HashSet<DeliveryChannel> { DeliveryChannel.Inbox }, [], false, [.. error.Failures]);
        }
    }
}
