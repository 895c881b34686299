using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tracker.Engine.Exports.Messages;
using Tracker.Engine.Pipeline.Delivery;

namespace Tracker.Jobs.Delivery;

public static class DeliveryServices
{
    /// <summary>Composing, sending, and every channel, from <see cref="DeliveryOptions.Section"/> of the configuration.</summary>
    public static IServiceCollection AddTrackerDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTrackerMessages();
        services.Configure<DeliveryOptions>(configuration.GetSection(DeliveryOptions.Section));

        // The run limits each attempt; the loggers would write the address, and with it the key.
        services.AddHttpClient(RobotChannel.Client).RemoveAllLoggers();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IDeliveryChannel, MailChannel>(),
            ServiceDescriptor.Singleton<IDeliveryChannel, FolderChannel>(),
            ServiceDescriptor.Singleton<IDeliveryChannel, RobotChannel>(),
        ]);
        return services;
    }
}
