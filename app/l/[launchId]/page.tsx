import { requireLaunch } from '#lib/server/require-launch.ts'

export default async function LaunchPage({ params }: PageProps<'/l/[launchId]'>) {
  const { launchId } = await params
  const open = await requireLaunch(launchId)
  return <main>{open.ok ? 'open' : open.error.code}</main>
}
